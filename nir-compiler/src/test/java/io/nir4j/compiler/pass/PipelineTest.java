package io.nir4j.compiler.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.compiler.pass.rewrite.Exactness;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineTest {
    private static List<Diagnostic> faults(String text) {
        return assertThrows(InvalidNetwork.class, () -> Pipeline.parse(text)).diagnostics();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dce",
                "inline,fold{max=10},dce",
                "outline{chain=Affine+LIF,name=layer}",
                "narrow{max=3,to=float16}",
                "scale-of-scale"
            })
    void printsAsItWasWritten(String text) {
        assertEquals(text, Pipeline.parse(text).toString());
    }

    @Test
    void blanksMeanNothing() {
        assertEquals(
                "fold{max=10},dce", Pipeline.parse(" fold { max = 10 } , dce").toString());
    }

    @Test
    void presetStandsForItsPasses() {
        assertEquals(Preset.O1.passes() + ",narrow", Pipeline.parse("O1,narrow").toString());
    }

    @ParameterizedTest
    @EnumSource
    void presetReadsBack(Preset preset) {
        assertEquals(preset.passes(), preset.pipeline().toString());
    }

    @Test
    void levelOneIsExactAndLevelTwoRounds() {
        assertEquals(Exactness.EXACT, Preset.O1.pipeline().exactness());
        assertEquals(Exactness.ROUNDING, Preset.O2.pipeline().exactness());
    }

    @Test
    void namesAllPassesThatDoNotExist() {
        List<Diagnostic> faults = faults("identitys,dce,fuold");

        assertEquals(
                List.of(Code.NO_SUCH_PASS, Code.NO_SUCH_PASS),
                faults.stream().map(Diagnostic::code).toList());
        assertEquals("did you mean 'identities'?", faults.getFirst().hint().orElseThrow());
        assertEquals("did you mean 'fold'?", faults.getLast().hint().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fold{maxx=3}|fold has no option 'maxx'",
                "fold{max=-1}|'max' of fold is a whole number, at least 0, not '-1'",
                "dce{to=float16}|dce has no option 'to'",
                "narrow{to=int8}|'to' of narrow is float32 or float16, not 'int8'",
                "outline|outline needs 'chain'",
                "outline{chain=LIF}|'chain' of outline is two types or more",
                "outline{chain=Afine+LIF}|'Afine' is none; did you mean 'Affine'?",
                "O1{max=3}|O1 stands for several passes"
            })
    void refusesOptionsThatPassesDoNotTake(String text, String message) {
        Diagnostic fault = faults(text).getFirst();

        assertEquals(Code.BAD_PASS_OPTION, fault.code());
        assertTrue(fault.message().contains(message), fault::message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|expected a pass at the end",
                "dce,|expected a pass at the end",
                "dce fold|expected ',' or the end before 'fold'",
                "fold{max=10|expected ',' or '}' at the end",
                "fold{max}|expected '=' and the value of 'max' before '}'",
                "fold{max=}|expected the value of 'max' before '}'",
                "fold{max=1,max=2}|'max' is given twice"
            })
    void saysWhereReadingStopped(String text, String message) {
        Diagnostic fault = faults(text).getFirst();

        assertEquals(Code.BAD_PIPELINE, fault.code());
        assertTrue(fault.message().contains(message), fault::message);
    }

    @Test
    void everyNameIsTakenOnce() {
        assertEquals(Passes.names().size(), Passes.names().stream().distinct().count());
    }
}
