using TraceEngine.Contracts.Uploads;
using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>Values are taken as the standard writes them, exactly, or refused with the way out.</summary>
public sealed class NumberTests(JsonServer server) : IClassFixture<JsonServer>
{
    private const string Code = "81900010000001000100";

    [Fact]
    public async Task Code_SentAsANumber_IsRefusedWithTheAdviceToSendAString()
    {
        var answer = await server.Producer.CallRawAsync("/query/codg", $$"""{"tracCodg":{{Code}}}""");

        Assert.Equal(40002, answer.Code);
        Assert.Equal("tracCodg", answer.Errors[0].GetProperty("field").GetString());
        Assert.Contains("字符串", answer.Message, StringComparison.Ordinal);
        Assert.Contains("send a string", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123456789012.1234", "123456789012.1234")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("\"7.5\"", "7.5")]
    public async Task Decimal_WithSixteenDigits_IsKeptExactly(string sent, string kept)
    {
        var codes = await server.ActivateCaseAsync();
        var number = server.NextNumber();
        var document = JsonDocuments.Flow(
            UploadKind.Shipping, number, [codes[0]],
            ("shpOrgUscc", server.ProducerKey.CreditCode), ("shppOrgUscc", server.DistributorKey.CreditCode));
        document["totlCnt"] = 0;
        var text = System.Text.Json.JsonSerializer.Serialize(document).Replace(
            "\"totlCnt\":0", $"\"totlCnt\":{sent}", StringComparison.Ordinal);

        var answer = await server.Producer.CallRawAsync("/shpInfo", text);

        Assert.True(answer.Code == 0, answer.Text);
        Assert.Equal(
            kept,
            await server.Server.ReadAsync<string>(
                $"SELECT attributes->'details'->>'declaredTotal' FROM documents WHERE number = '{number}'"));
    }

    [Theory]
    [InlineData("1234567890123.1")]
    [InlineData("1.00001")]
    [InlineData("1e3")]
    [InlineData("-1")]
    [InlineData("\" 1\"")]
    [InlineData("\"１\"")]
    public async Task Decimal_OfAnotherForm_IsRefused(string sent)
    {
        var document = JsonDocuments.Flow(UploadKind.Shipping, server.NextNumber(), [Code]);
        document["totlCnt"] = 0;
        var text = System.Text.Json.JsonSerializer.Serialize(document).Replace(
            "\"totlCnt\":0", $"\"totlCnt\":{sent}", StringComparison.Ordinal);

        var answer = await server.Producer.CallRawAsync("/shpInfo", text);

        Assert.Equal(40002, answer.Code);
        Assert.Contains(answer.Errors, error => error.GetProperty("field").GetString() == "totlCnt");
    }

    [Theory]
    [InlineData("shpTime", "2026/01/05 08:30:00")]
    [InlineData("shpTime", "1767600000")]
    [InlineData("manuDate", "20260101")]
    [InlineData("expyEnd", "2026-13")]
    [InlineData("manuDate", "2026-02-30")]
    [InlineData("manuLotnum", "1234567890123456789012345678901")]
    public async Task Value_NotAsTheStandardWritesIt_IsRefusedByItsName(string field, string value)
    {
        var document = JsonDocuments.Flow(UploadKind.Shipping, server.NextNumber(), [Code], (field, value));

        var answer = await server.Producer.CallAsync("/shpInfo", document);

        Assert.Equal(40002, answer.Code);
        Assert.Contains(answer.Errors, error => error.GetProperty("field").GetString() == field);
    }

    [Fact]
    public async Task Field_ThatIsMissingUnknownOrTwice_IsToldByName()
    {
        var document = JsonDocuments.Flow(UploadKind.Shipping, server.NextNumber(), [Code], ("shpTyp", "201"));
        document.Remove("shpType");
        var text = System.Text.Json.JsonSerializer.Serialize(document);

        var answer = await server.Producer.CallRawAsync("/shpInfo", $"{text[..^1]},\"shpStas\":\"1\"}}");

        Assert.Equal(40002, answer.Code);
        Assert.Equal(
            ["shpStas", "shpTyp", "shpType"],
            answer.Errors.Select(error => error.GetProperty("field").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task List_WithTooManyCodes_IsRefusedWithTheLimit()
    {
        var document = JsonDocuments.Flow(
            UploadKind.Shipping, server.NextNumber(), Enumerable.Range(0, 10_001).Select(
                serial => TestData.Code(TestData.UnitPrefix, serial)));

        var answer = await server.Producer.CallAsync("/shpInfo", document);

        Assert.Equal(40002, answer.Code);
        Assert.Contains("10000", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}x")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":1,}")]
    public async Task Param_ThatIsNoJsonObject_IsRefused(string param)
    {
        var answer = await server.Producer.PostAsync("/limits", server.Producer.Body(param));

        Assert.Equal(40002, answer.Code);
    }
}
