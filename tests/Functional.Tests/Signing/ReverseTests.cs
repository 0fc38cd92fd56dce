using Google.Protobuf.WellKnownTypes;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Query.V1;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>What gRPC writes and makes is told by JSON in the same form.</summary>
public sealed class ReverseTests(JsonServer server) : IClassFixture<JsonServer>
{
    [Fact]
    public async Task Document_ShippedByGrpc_IsANodeByJsonFieldByField()
    {
        var codes = await server.ActivateCaseAsync();
        await using var client = server.Server.Connect(server.ProducerKey);
        var ack = await client.UploadFlowAsync(Shipping(server.NextNumber(), codes[0]), TestContext.Current.CancellationToken);
        Assert.Equal(1u, ack.Accepted);

        var answer = await server.Distributor.CallAsync("/query/codg", new { tracCodg = codes[3] });

        var node = Assert.Single((await server.ChainAsync(codes[3], server.DistributorKey)).Nodes);
        var told = Assert.Single(answer["nodeList"].EnumerateArray());
        Assert.Equal(
            (node.DocumentNumber, node.BillType, node.ShippingNote, node.Reporter, node.ReporterName, node.Shipper, node.Receiver,
                node.Via, "2026-01-20 16:00:00", "1"),
            (Text("docNo"), Text("invType"), Text("shpSinNo"), Text("orgUscc"), Text("orgName"), Text("shpOrgUscc"),
                Text("shppOrgUscc"), Text("viaTracCodg"), Text("time"), Text("stas")));
        Assert.Equal("在途", answer["codgStasName"].GetString());

        string Text(string name) => told.GetProperty(name).GetString()!;
    }

    [Fact]
    public async Task Document_WithRefusedRowsByGrpc_HasItsReportByJson()
    {
        var number = server.NextNumber();
        await using var client = server.Server.Connect(server.ProducerKey);
        var codes = await server.ActivateCaseAsync();
        var request = Shipping(number, codes[0]);
        request.Section.Codes.Text.Values.Add("81900010009999999999");
        await client.UploadFlowAsync(request, TestContext.Current.CancellationToken);

        var report = await server.Producer.CallAsync("/report", new { docNo = number, kind = "shpInfo" });

        Assert.Equal((1, 1), (report["acptCnt"].GetInt32(), report["rejCnt"].GetInt32()));
        var error = Assert.Single(report.Errors);
        Assert.Equal((2, "NOT_ACTIVE"), (error.GetProperty("rowNo").GetInt32(), error.GetProperty("errCode").GetString()));
    }

    [Fact]
    public async Task Export_MadeByGrpc_HasItsStatusByJson()
    {
        var codes = await server.ActivateCaseAsync();
        await using var client = server.Server.Connect(server.ProducerKey);
        var export = await client.Exports.CreateAsync(
            new CreateExportRequest { Format = ExportFormat.Xlsx, Codes = new CodeList { Codes = { codes } } },
            TestContext.Current.CancellationToken);

        var status = await server.Producer.CallAsync("/export/status", new { taskId = $"{export.ExportId}" });

        Assert.Equal(("xlsx", codes.Count), (status["exptType"].GetString(), status["codgCnt"].GetInt32()));
    }

    private UploadFlowsRequest Shipping(string number, string code) => new()
    {
        Section = new FlowSection
        {
            Header = new FlowHeader
            {
                Kind = FlowKind.Shipping,
                DocumentNumber = number,
                ShippingNote = "FH-9",
                BillType = "201",
                EventAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 1, 20, 8, 0, 0, TimeSpan.Zero)),
                Shipper = new Party { CreditCode = server.ProducerKey.CreditCode },
                Receiver = new Party { CreditCode = server.DistributorKey.CreditCode },
            },
            Codes = new CodeColumn { Text = new TextCodes { Values = { code } } },
        },
    };
}
