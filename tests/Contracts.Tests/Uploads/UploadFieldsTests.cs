using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Lots;
using TraceEngine.Contracts.Parties;
using TraceEngine.Contracts.Uploads;

namespace TraceEngine.Contracts.Tests.Uploads;

public sealed class UploadFieldsTests
{
    private static readonly string[] Expected =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Uploads", "expected-fields.txt"));

    public static TheoryData<UploadKind> Kinds => [.. UploadKinds.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_EveryUpload_HasTheAgreedFieldsLengthsAndRequirements(UploadKind kind)
    {
        var agreed = Expected.SkipWhile(line => line != $"[{kind.ToWireName()}]").Skip(1).TakeWhile(line => line.Length > 0);

        Assert.Equal(agreed.Order(), UploadFields.Of(kind).Select(field => Line(kind, field)).Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_EveryField_CanBeExplainedAndFilledIn(UploadKind kind) => Assert.All(UploadFields.Of(kind), field =>
    {
        Assert.Matches("[\u4e00-\u9fff]", field.NameZh);
        Assert.Matches("[\u4e00-\u9fff]", field.HintZh);
        Assert.Matches("^[\\x20-\\x7e≥]+$", field.HintEn);
        Assert.True(field.NameEn.Length > 0 && field.Example.Length > 0);
        Assert.True(field.MaxCharacters is null || field.Example.Length <= field.MaxCharacters);
        Assert.True(field.Choices.Count == 0 || field.Choices.Any(choice => choice.Value == field.Example));
        Assert.True(field.RequiredWhen is null || field.Requirement == FieldRequirement.Conditional);
        switch (field.Type)
        {
            case UploadFieldType.Date:
                Assert.True(LotDate.TryParseMade(field.Example, out _));
                break;
            case UploadFieldType.Code when field.Name.EndsWith("Uscc", StringComparison.Ordinal):
                Assert.True(CreditCode.TryParse(field.Example, out _, out _));
                break;
            case UploadFieldType.Code when field.IsTraceCode:
                Assert.True(CodeParser.Parse(field.Example, false, new byte[CodeKey.MaxKeyBytes]).IsGood);
                break;
        }
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Find_AnyNameOfAField_GivesTheField(UploadKind kind) => Assert.All(UploadFields.Of(kind), field =>
    {
        Assert.Same(field, UploadFields.Find(kind, field.ColumnName));
        Assert.Same(field, UploadFields.Find(kind, field.NameZh));
        Assert.Same(field, UploadFields.Find(kind, $"{field.NameZh} {field.ColumnName}"));
        Assert.Same(field, UploadFields.Find(kind, $" *{field.NameZh}（{field.ColumnName.ToUpperInvariant()}）\n"));
        Assert.Same(field, UploadFields.Get(kind, field.ColumnName));
        Assert.Same(field, UploadFields.Of(kind)[UploadFields.IndexOf(kind, field.ColumnName)]);
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ListsOf_FieldsOfLists_AreDescribed(UploadKind kind)
    {
        var used = UploadFields.Of(kind).Select(field => field.List).Where(list => list != UploadList.None).Distinct();

        Assert.Equal(used.Order(), UploadFields.ListsOf(kind).Select(list => list.List).Order());
    }

    [Theory]
    [InlineData(UploadKind.TraceCodes, "drugTracCodg", "tracCodg")]
    [InlineData(UploadKind.TraceCodes, "mcsTracCodg", "tracCodg")]
    [InlineData(UploadKind.Shipping, "药品追溯码", "tracCodg")]
    [InlineData(UploadKind.Shipping, "批号", "manuLotnum")]
    [InlineData(UploadKind.TraceCodes, "ＴｒａｃＣｏｄｇ", "tracCodg")]
    [InlineData(UploadKind.TraceCodes, "有效期至", "expyEnd")]
    [InlineData(UploadKind.Consumable, "udi", "udiDi")]
    [InlineData(UploadKind.Receiving, "rejTracCodgList.tracCodg", "rejTracCodg")]
    public void Find_Alias_GivesTheField(UploadKind kind, string heading, string column) =>
        Assert.Equal(column, UploadFields.Find(kind, heading)?.ColumnName);

    [Theory]
    [InlineData("")]
    [InlineData("颜色")]
    [InlineData("批号 生产日期")]
    public void Find_HeadingOfNoOrTwoFields_GivesNone(string heading) =>
        Assert.Null(UploadFields.Find(UploadKind.TraceCodes, heading));

    [Fact]
    public void RequiredWhen_CaseIsThere_Holds()
    {
        var reason = UploadFields.Get(UploadKind.TraceCodes, "chgRea").RequiredWhen!;
        var executor = UploadFields.Get(UploadKind.Circulation, "exctPsn").RequiredWhen!;
        var maker = UploadFields.Get(UploadKind.Consumable, "prodentpUscc").RequiredWhen!;

        Assert.True(reason.Holds(field => field == UploadTargets.Action ? "7" : ""));
        Assert.False(reason.Holds(field => field == UploadTargets.Action ? "1" : ""));
        Assert.True(executor.Holds(_ => "205"));
        Assert.False(executor.Holds(_ => "202"));
        Assert.True(maker.Holds(field => field == "product.consumable.agent_name" ? "代理" : ""));
        Assert.False(maker.Holds(_ => "德国"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TryParse_EveryNameOfAKind_GivesTheKind(UploadKind kind)
    {
        var upper = $" {kind.ToWireName().ToUpperInvariant()} ";
        Assert.All([kind.ToWireName(), kind.ToCommandName(), kind.ToChinese(), upper], name =>
        {
            Assert.True(UploadKinds.TryParse(name, out var found));
            Assert.Equal(kind, found);
        });
        Assert.Equal($"/{kind.ToWireName()}", kind.ToPath());
        Assert.False(UploadKinds.TryParse("relation", out _));
        Assert.False(UploadKinds.TryParse(null, out _));
    }

    private static string Line(UploadKind kind, UploadField field)
    {
        var list = UploadFields.ListsOf(kind).FirstOrDefault(list => list.List == field.List)?.Name;
        var length = field.MaxCharacters?.ToString() ?? (field.Precision is { } digits ? $"{digits},{field.Scale}" : "-");
        var requirement = field.Requirement switch
        {
            FieldRequirement.Required => "M",
            FieldRequirement.Conditional => "C",
            _ => "-",
        };
        return $"{(list is null ? "" : list + ".")}{field.Name} {length} {requirement}";
    }
}
