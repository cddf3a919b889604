package io.nir4j.compiler.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CostTest {
    private static Cost of(String text) {
        return Cost.of(Scheduled.of(text).schedule());
    }

    @Test
    void matrixCostsItsWeightsAndHoldsItsBias() {
        assertEquals(new Cost(6, 0, 6, 0), of("""
            input x [3]
            fc = Linear(weight = [[1, 2, 3], [4, 5, 6]])
            x -> fc -> output y
            """));
        assertEquals(new Cost(6, 0, 8, 0), of("""
            input x [3]
            fc = Affine(weight = [[1, 2, 3], [4, 5, 6]], bias = [1, 2])
            x -> fc -> output y
            """));
    }

    @Test
    void convolutionCostsItsKernelAtEachPlace() {
        // 4 channels of 3 x 2 places, each of 2 channels of the group times 2 x 3.
        assertEquals(new Cost(24 * 12, 0, 48 + 4, 0), of("""
            input x [4, 4, 4]
            conv = Conv2d(weight = ones([4, 2, 2, 3]), stride = 1, padding = 0, dilation = 1, groups = 2, bias = 0)
            x -> conv -> output y
            """));
    }

    @Test
    void poolCostsItsWindows() {
        assertEquals(new Cost(2 * 2 * 6, 0, 0, 0), of("""
            input x [1, 4, 6]
            pool = SumPool2d(kernel_size = [2, 3], stride = [2, 3], padding = 0)
            x -> pool -> output y
            """));
    }

    @Test
    void neuronsHoldTheirParametersAndStates() {
        assertEquals(new Cost(0, 3, 3 * 5, 3), of("""
            input x [3]
            lif = LIF[3](tau = 10 ms, r = 1 Ohm, v_leak = 0 V, v_threshold = 1 V, v_reset = 0 V)
            x -> lif -> output y
            """));
        assertEquals(new Cost(0, 2, 2 * 7, 2 * 2), of("""
            input x [2]
            lif = CubaLIF[2](tau_syn = 5 ms, tau_mem = 10 ms, r = 1 Ohm, v_leak = 0 V, v_threshold = 1 V,
                             v_reset = 0 V, w_in = 1)
            x -> lif -> output y
            """));
    }

    @Test
    void delayHoldsItsLongestForEachElement() {
        assertEquals(new Cost(0, 0, 0, 2 * 5), of("""
            input x [2]
            later = Delay(delay = [3 ms, 5 ms])
            x -> later -> output y
            """));
    }

    @Test
    void edgeThatClosesACycleHoldsItsSignal() {
        // Two matrices and one of a row; two neurons; what went round one step ago.
        Cost cost = of(ScheduleTest.RECURRENT);

        assertEquals(4 + 4 + 2, cost.multiplyAdds());
        assertEquals(2, cost.neurons());
        assertEquals(2 + 2, cost.states());
    }

    @Test
    void sumsInputsAndReshapesCostNothing() {
        assertEquals(new Cost(0, 0, 0, 0), of("""
            input x [2, 2]
            input u [2, 2]
            flat = Flatten(start_dim = 0, end_dim = -1)
            x -> flat -> output y
            u -> flat
            """));
    }

    @Test
    void layerCostsWhatItsOperationsDo() {
        Scheduled scheduled = Scheduled.of("""
            input x [3]
            fc = Linear(weight = [[1, 2, 3], [4, 5, 6]])
            lif = LIF[2](tau = 10 ms, r = 1 Ohm, v_leak = 0 V, v_threshold = 1 V)
            x -> fc -> lif -> output y
            """);

        Cost layer = Cost.of(scheduled.layerOf("lif"));
        assertEquals(6, layer.multiplyAdds());
        assertEquals(2, layer.neurons());
        assertEquals(2, layer.states());
        assertEquals(layer, Cost.of(scheduled.schedule()));
    }
}
