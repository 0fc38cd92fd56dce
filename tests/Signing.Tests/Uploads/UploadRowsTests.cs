using System.Text;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Signing.Params;
using TraceEngine.Signing.Uploads;

namespace TraceEngine.Signing.Tests.Uploads;

public sealed class UploadRowsTests
{
    [Fact]
    public void Codes_OfSeveralLots_AreSectionsInTheOrderOfTheirRows()
    {
        var items = Rows(
            UploadKind.TraceCodes,
            """
            {"docNo":"D1","manuLotnum":"A","tracCodgList":[
            {"tracCodg":"81900010000001000100","tracPacLv":1,"pacStas":"0"},
            {"tracCodg":"81900010000002000200","tracPacLv":"1","pacStas":"1","manuLotnum":"B"},
            {"tracCodg":"81900010000003000300","tracPacLv":1,"pacStas":"0","prntTracCodg":"81900020000001000100"}]}
            """).Items;

        var request = CodeRequests.Activations("D1", items)!;

        Assert.Equal(["A", "B", "A"], request.Sections.Select(section => section.Header.LotNumber));
        Assert.Equal([1, 1, 1], request.Sections.Select(section => (int)section.Levels[0]));
        Assert.Equal("D1", request.DocumentNumber);
    }

    [Fact]
    public void Codes_ThatChangeLotTooOften_MakeNoRequest()
    {
        var list = string.Join(',', Enumerable.Range(0, 1_002).Select(
            row => $$"""{"tracCodg":"819000100000{{row:D4}}1234","tracPacLv":1,"pacStas":"0","manuLotnum":"L{{row % 2}}"}"""));
        var items = Rows(UploadKind.TraceCodes, $$"""{"docNo":"D1","tracCodgList":[{{list}}]}""").Items;

        Assert.Null(CodeRequests.Activations("D1", items));
    }

    [Fact]
    public void Receipt_WithRejectedCodes_TellsThePlaceOfEachInItsOwnList()
    {
        var (document, items) = Rows(
            UploadKind.Receiving,
            """
            {"docNo":"D1","shpType":"102","rejTracCodgList":[{"tracCodg":"3","rejRea":"破损"}],
            "tracCodgList":[{"tracCodg":"1"},{"tracCodg":"2"}]}
            """);

        var (request, rowOf) = FlowRequests.Of(FlowUpload.Of(UploadKind.Receiving)!, document, items);

        Assert.Equal(["1", "2"], request.Section.Codes.Text.Values);
        Assert.Equal("3", Assert.Single(request.Section.Rejected).Code);
        Assert.Equal([1, 2, 1], new uint[] { 0, 1, 2 }.Select(rowOf));
        Assert.Equal("破损", request.Section.Header.Details.CheckReason);
        Assert.Equal(3u, request.Section.Header.ExpectedCount);
    }

    [Fact]
    public void Recall_OfAWholeLot_NamesTheLotAndNoCode()
    {
        var (document, items) = Rows(
            UploadKind.Shipping, """{"docNo":"D1","shpType":"211","manuLotnum":"A","drugProdBarc":null,"medListCodg":"N"}""");

        var (request, _) = FlowRequests.Of(FlowUpload.Of(UploadKind.Shipping)!, document, items);

        Assert.Null(request.Section.Codes);
        Assert.Equal(("A", "N"), (request.Section.Lots[0].LotNumber, request.Section.Lots[0].Product.NhsaCode));
        Assert.Equal(FlowKind.Shipping, request.Section.Header.Kind);
    }

    private static (SourceRow Document, IEnumerable<SourceRow> Items) Rows(UploadKind kind, string param)
    {
        var shape = UploadShapes.Of(kind, new SigningOptions());
        var values = ParamReader.Read(Encoding.UTF8.GetBytes(param), shape, new ParamFaults())!;
        var rows = new UploadRows(kind, shape);
        return (rows.Document(values), rows.Items(values));
    }
}
