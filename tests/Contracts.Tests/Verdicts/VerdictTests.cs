using TraceEngine.Contracts.Verdict.V1;
using TraceEngine.Contracts.Verdicts;

namespace TraceEngine.Contracts.Tests.Verdicts;

public sealed class VerdictTests
{
    [Fact]
    public void ToProto_AndBack_KeepsEverything()
    {
        var verdict = Contracts.Verdicts.Verdict.Of(
            7, "81012345678901234567", VerdictField.Level, Reason.LevelMismatch, "81012345678901234567", "2", "1");
        var proto = verdict.ToProto();
        var back = Contracts.Verdicts.Verdict.FromProto(proto);
        Assert.Equal((7u, "level", Reason.LevelMismatch), (proto.Row, proto.Field, proto.Reason));
        Assert.Equal(
            (verdict.Row, verdict.Code, verdict.Field, verdict.Reason), (back.Row, back.Code, back.Field, back.Reason));
        Assert.Equal(verdict.Arguments, back.Arguments);
    }

    [Fact]
    public void ToProto_WholeBatch_HasRowZero() =>
        Assert.Equal(0u, Header(Contracts.Verdicts.Verdict.WholeBatch).ToProto().Row);

    [Fact]
    public void Messages_RenderedWithArguments_NameTheValueAndTheWayOut()
    {
        var verdict = Header(0);
        Assert.Equal("产品“YP01”未登记", verdict.MessageZh());
        Assert.Equal("The product \"YP01\" is not registered.", verdict.MessageEn());
        Assert.Contains("登记", verdict.RemedyZh(), StringComparison.Ordinal);
        Assert.Contains("Register", verdict.RemedyEn(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CodeThatCannotBeStored_IsMadePrintable()
    {
        var verdict = Contracts.Verdicts.Verdict.Of(0, "81\0", VerdictField.Code, Reason.CodeBadCharacter, "81\0");
        Assert.Equal("81␀", verdict.Code);
        Assert.Equal(["81␀"], verdict.Arguments);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\u001db\r\n\u007f", "a␝b␍␊␡")]
    [InlineData("x\u0085", "x\ufffd")]
    [InlineData("８追😀", "８追😀")]
    public void PrintableText_AnyText_CanBeStoredAndRead(string text, string expected) =>
        Assert.Equal(expected, PrintableText.Of(text));

    // Here and not above: halves of a character do not survive in an attribute.
    [Fact]
    public void PrintableText_HalfACharacter_IsReplaced() => Assert.Equal("\ufffdx", PrintableText.Of("\ud800x"));

    [Fact]
    public void PrintableText_LongText_IsCutBetweenCharacters()
    {
        Assert.Equal(new string('x', 100), PrintableText.Of(new string('x', 5000)));
        Assert.Equal(new string('x', 99), PrintableText.Of(new string('x', 99) + "😀"));
        Assert.Equal(100, PrintableText.Of(new byte[5000]).Length);
        Assert.Equal("81\ufffd", PrintableText.Of("81\u00ff"u8[..3]));
    }

    [Theory]
    [InlineData(VerdictField.Header, "header", 0)]
    [InlineData(VerdictField.Code, "code", 1)]
    [InlineData(VerdictField.Level, "level", 2)]
    [InlineData(VerdictField.Parent, "parent", 3)]
    [InlineData(VerdictField.PackMode, "pack_mode", 4)]
    [InlineData(VerdictField.Product, "product", 10)]
    [InlineData(VerdictField.LotNumber, "lot_number", 11)]
    [InlineData(VerdictField.MadeOn, "made_on", 12)]
    [InlineData(VerdictField.ExpiresOn, "expires_on", 13)]
    [InlineData(VerdictField.ActivatedAt, "activated_at", 14)]
    [InlineData(VerdictField.Line, "line", 15)]
    [InlineData(VerdictField.Workshop, "workshop", 16)]
    [InlineData(VerdictField.LineManager, "line_manager", 17)]
    [InlineData(VerdictField.PackRatio, "pack_ratio", 18)]
    [InlineData(VerdictField.ProductCode, "product_code", 40)]
    [InlineData(VerdictField.ProductKind, "product_kind", 41)]
    [InlineData(VerdictField.NhsaCode, "nhsa_code", 42)]
    [InlineData(VerdictField.Barcode, "barcode", 43)]
    [InlineData(VerdictField.Name, "name", 44)]
    [InlineData(VerdictField.Spec, "spec", 45)]
    [InlineData(VerdictField.PackageLevels, "package_levels", 46)]
    [InlineData(VerdictField.ActivatingCreditCodes, "activating_credit_codes", 47)]
    [InlineData(VerdictField.EffectiveFlag, "effective_flag", 48)]
    [InlineData(VerdictField.Drug, "drug", 49)]
    [InlineData(VerdictField.Consumable, "consumable", 50)]
    public void Field_NameAndStoredValue_NeverChange(VerdictField field, string name, short stored)
    {
        Assert.Equal((name, stored), (field.ToWireName(), (short)field));
        Assert.Equal(field, VerdictFields.FromWireName(name));
    }

    [Fact]
    public void Field_EveryValue_HasAName() =>
        Assert.All(Enum.GetValues<VerdictField>(), field => Assert.NotEmpty(field.ToWireName()));

    private static Contracts.Verdicts.Verdict Header(int row) =>
        Contracts.Verdicts.Verdict.Of(row, "", VerdictField.Product, Reason.ProductUnknown, "YP01");
}
