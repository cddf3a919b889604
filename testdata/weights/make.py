"""Makes the cases of testdata/weights with snnTorch and Norse (PyTorch, CPU).

Each has state.npz, a state_dict as the framework saves it; input.npy and expected.npz, what the framework computes."""
import pathlib, numpy as np, torch, snntorch as snn, norse.torch as norse
nn = torch.nn
root = pathlib.Path(__file__).parent


def save(name, model, x, out):
    folder = root / name
    folder.mkdir(exist_ok=True)
    np.savez(folder / "state.npz", **{k: v.numpy() for k, v in model.state_dict().items()})
    np.save(folder / "input.npy", x.numpy())
    np.savez(folder / "expected.npz", output=out.detach().numpy())


class Recurrent(nn.Module):
    def __init__(self):
        super().__init__()
        options = dict(reset_mechanism="zero", reset_delay=False)
        self.fc1 = nn.Linear(5, 8)
        self.lif1 = snn.RLeaky(beta=0.85, linear_features=8, threshold=0.4, **options)
        self.fc2 = nn.Linear(8, 3)
        self.lif2 = snn.Synaptic(alpha=0.6, beta=torch.tensor([0.7, 0.8, 0.9]), threshold=0.15, **options)

    def forward(self, xs):
        spk, mem = self.lif1.init_rleaky()
        syn2, mem2 = self.lif2.init_synaptic()
        out = []
        for x in xs:
            spk, mem = self.lif1(self.fc1(x), spk, mem)
            spk2, syn2, mem2 = self.lif2(self.fc2(spk), syn2, mem2)
            out.append(spk2)
        return torch.stack(out)


def snntorch_case():
    torch.manual_seed(11)
    model = Recurrent()
    x = (torch.rand(60, 2, 5) < 0.4).float()
    save("snntorch", model, x, model(x))


class OneToOne(nn.Module):
    def __init__(self):
        super().__init__()
        options = dict(reset_mechanism="zero", reset_delay=False, all_to_all=False, threshold=0.4)
        self.fc1 = nn.Linear(4, 6)
        self.lif1 = snn.RLeaky(beta=0.8, V=torch.linspace(-0.5, 0.7, 6), **options)
        self.fc2 = nn.Linear(6, 5)
        self.lif2 = snn.RLeaky(beta=0.75, V=0.3, **options)

    def forward(self, xs):
        spk, mem = self.lif1.init_rleaky()
        spk2, mem2 = self.lif2.init_rleaky()
        out = []
        for x in xs:
            spk, mem = self.lif1(self.fc1(x), spk, mem)
            spk2, mem2 = self.lif2(self.fc2(spk), spk2, mem2)
            out.append(spk2)
        return torch.stack(out)


def snntorch_one_to_one_case():
    torch.manual_seed(13)
    model = OneToOne()
    x = (torch.rand(60, 2, 4) < 0.6).float() * 2
    save("snntorch-one-to-one", model, x, model(x))


def norse_case():
    torch.manual_seed(12)
    box = norse.LIFBoxParameters(tau_mem_inv=torch.tensor(100.0), v_th=torch.tensor(0.2))
    model = norse.SequentialState(nn.Linear(5, 8), norse.LIFBoxCell(box), nn.Linear(8, 3, bias=False),
                                  norse.LIBoxCell(norse.LIBoxParameters(tau_mem_inv=torch.tensor(50.0))))
    x = (torch.rand(60, 2, 5) < 0.4).float() * 3
    out, state = [], None
    for step in x:
        y, state = model(step, state)
        out.append(y)
    save("norse", model, x, torch.stack(out))


snntorch_case()
snntorch_one_to_one_case()
norse_case()
