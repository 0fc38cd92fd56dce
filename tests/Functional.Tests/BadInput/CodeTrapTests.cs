using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.BadInput;

/// <summary>Codes as the field sends them: what no trace code looks like is refused alone, its neighbour is written.</summary>
public sealed class CodeTrapTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("8.19000100000001E+19", Reason.CodeNumberNotation)]
    [InlineData("8.19000100000001e19", Reason.CodeNumberNotation)]
    [InlineData("81900010000000010001.0", Reason.CodeNumberNotation)]
    [InlineData("８１９０００１００００００００１０００１", Reason.CodeFullWidth)]
    [InlineData(" 81900010000000010001", Reason.CodeWhitespace)]
    [InlineData("81900010000000010001 ", Reason.CodeWhitespace)]
    [InlineData("8190001\t0000000010001", Reason.CodeWhitespace)]
    [InlineData("81900010000000010001\r\n", Reason.CodeWhitespace)]
    [InlineData("\uFEFF81900010000000010001", Reason.CodeWhitespace)]
    [InlineData("", Reason.CodeEmpty)]
    [InlineData("8190001", Reason.CodeBadLength)]
    [InlineData("8190001000000001000七", Reason.CodeBadCharacter)]
    [InlineData("8190001\u00000000000010001", Reason.CodeBadCharacter)]
    [InlineData("ABC-12345678", Reason.CodeUnknownKind)]
    [InlineData("(01)06901234567893(21)A1", Reason.CodeBadCheckDigit)]
    [InlineData("(00)106141412345678909", Reason.CodeBadCheckDigit)]
    [InlineData("(01)06901234567892(10)LOT1", Reason.CodeWithoutSerial)]
    [InlineData("]d2010690123456789210LOT121A1", Reason.CodeBadGs1)]
    [InlineData("MA.156.M0.100025.AB1234.L2601", Reason.CodeWithoutSerial)]
    public async Task Code_WrittenWrong_IsRefusedWithItsReason(string code, Reason reason)
    {
        var good = TestData.Code(TestData.UnitPrefix, shared.NextSerial());

        var ack = await shared.WriteAsync(TestData.Rows((good, 1, null), (code, 1, null)));

        var verdict = Refusals.AssertRow(ack, sent: 2, row: 1, "code", reason);
        Assert.DoesNotContain(verdict.Code, char.IsControl);
    }

    [Fact]
    public async Task Code_Over100Characters_IsRefusedAndShownByItsBeginning()
    {
        var code = new string('8', 101);

        var ack = await shared.WriteAsync(TestData.Rows((code, 1, null)));

        var verdict = Refusals.AssertRow(ack, sent: 1, row: 0, "code", Reason.CodeTooLong);
        Assert.Equal(code[..100], verdict.Code);
    }

    [Fact]
    public async Task Parent_WrittenWrong_IsRefusedAtTheParent()
    {
        var serial = shared.NextSerial();

        var ack = await shared.WriteAsync(TestData.Rows(
            (TestData.Code(TestData.UnitPrefix, serial), 1, "8.19000200000001E+19"),
            (TestData.Code(TestData.UnitPrefix, serial + 1), 1, "81900020000000010001 ")));

        Refusals.AssertRow(ack, sent: 2, row: 0, "parent", Reason.CodeNumberNotation);
        Refusals.AssertRow(ack, sent: 2, row: 1, "parent", Reason.CodeWhitespace);
    }

    [Fact]
    public async Task Gs1_InEveryForm_IsOneCode()
    {
        var serial = $"A{shared.NextSerial()}";
        var canonical = $"(01){SharedServer.Gtin}(21){serial}";
        using var stream = await shared.Client.OpenAsync(shared.NextName());

        Refusals.AssertNone(
            await stream.WriteAsync(1, Gs1(CodeSystem.Unspecified, $"]d201{SharedServer.Gtin}21{serial}")), sent: 1);
        var ack = await stream.WriteAsync(
            2,
            Gs1(
                CodeSystem.Unspecified,
                canonical,
                $"(01){SharedServer.Gtin}(10)L1(21){serial}",
                $"01{SharedServer.Gtin}10L1\u001d21{serial}",
                $"]C101{SharedServer.Gtin}10L1\u001d21{serial}",
                $"]Q3\u001d01{SharedServer.Gtin}17280100" + $"21{serial}"));
        var bare = await stream.WriteAsync(3, Gs1(CodeSystem.Gs1, $"01{SharedServer.Gtin}21{serial}"));

        Assert.All(Enumerable.Range(0, 5), row => Refusals.AssertRow(ack, 5, row, "code", Reason.Duplicate, canonical));
        Refusals.AssertRow(bare, sent: 1, row: 0, "code", Reason.Duplicate, canonical);
        await using var client = shared.Server.Connect(shared.Producer);
        Assert.Equal(canonical, (await client.FindChainAsync(canonical, TestContext.Current.CancellationToken))?.Code);
        Assert.Equal(
            $"]d201{SharedServer.Gtin}21{serial}",
            await shared.Server.ReadAsync<string>("SELECT original FROM code_texts WHERE original LIKE $1", $"%{serial}"));
    }

    [Fact]
    public async Task Serial_InOtherCase_IsAnotherCode()
    {
        var serial = shared.NextSerial();

        var ack = await shared.WriteAsync(Gs1(
            CodeSystem.Unspecified,
            $"(01){SharedServer.Gtin}(21)ab{serial}",
            $"(01){SharedServer.Gtin}(21)AB{serial}"));

        Refusals.AssertNone(ack, sent: 2);
    }

    [Fact]
    public async Task Codes_OfMixedLengthsAsText_AreWritten()
    {
        var serial = shared.NextSerial();
        var section = TestData.Rows(
            (TestData.Code(SharedServer.DeepPrefix(1), serial), 1, null),
            ($"7{serial:D16}", 1, null),
            ($"7{serial:D11}", 2, null));
        section.Header.Product.ProductCode = SharedServer.DeepProduct;

        Refusals.AssertNone(await shared.WriteAsync(section), sent: 3);
    }

    private static ActivationSection Gs1(CodeSystem system, params string[] codes)
    {
        var section = TestData.Rows([.. codes.Select(code => (code, (byte)1, (string?)null))]);
        section.Header.Product.ProductCode = SharedServer.Gs1Product;
        section.Header.CodeSystem = system;
        return section;
    }
}
