using System.Globalization;
using System.Text.Json;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;
using static TraceEngine.Signing.Answers.AnswerField;

namespace TraceEngine.Signing.Overviews;

/// <summary>待办 (/duties): what the caller still has to report, and which interfaces its roles must and may use.</summary>
internal sealed class DutiesInterface : IJsonInterface
{
    private static readonly AnswerField DutyType = Text(
        "dutyType", "待办类型：1 待发货上报 2 待收货上报 3 待出库上报 4 单据待补全", "1 ship, 2 receive, 3 outbound, 4 complete a document");

    private static readonly AnswerField DutyName = Text("dutyName", "待办名称", "name of the duty");
    private static readonly AnswerField LotNumber = Queries.ChainFields.ManuLotnum;
    private static readonly AnswerField ProductCode = Text("prodCode", "产品编码", "product code");
    private static readonly AnswerField DocNo = Queries.ChainFields.DocNo with
    {
        NameZh = "来源单据号",
        NameEn = "number of the document it comes from",
    };
    private static readonly AnswerField OrgUscc = Text("orgUscc", "来源单据上报机构信用代码", "credit code of who reported that document");
    private static readonly AnswerField Time = Text("time", "发生时间", "when it happened");
    private static readonly AnswerField Cnt = Number("cnt", "追溯码数", "codes owed");

    private static readonly AnswerField DutyList = List(
        "dutyList", "待办列表", "duties", DutyType, DutyName, LotNumber, ProductCode, DocNo, OrgUscc, Time, Cnt);

    private static readonly AnswerField Name = Text("name", "接口", "interface");
    private static readonly AnswerField Title = Text("title", "名称", "what is reported");
    private static readonly AnswerField Obligation = Text(
        "oblg", "义务：1 应报 2 可报 0 不开放", "1 must, 2 may, 0 not open to the caller's roles");
    private static readonly AnswerField When = Text("when", "时限", "by when");

    private static readonly AnswerField InterfaceList = List(
        "intfList", "接口义务", "interfaces and whether they must be used", Name, Title, Obligation, When);

    private static readonly AnswerField Since = Text("since", "统计起始时间", "start of the days looked at");
    private static readonly AnswerField More = Text("more", "未列全", "more than one call looks at, 1 = yes");

    public InterfaceDescription Description { get; } = new(
        "/duties", "待办", "duties", new ObjectShape([]), [DutyList, InterfaceList, Since, More]);

    public async Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct)
    {
        var response = await call.Engine.Reconcile.GetDutiesAsync(new GetDutiesRequest(), cancellationToken: ct);
        return Answer.Ok(writer => Write(writer, response));
    }

    private static void Write(Utf8JsonWriter writer, GetDutiesResponse response)
    {
        writer.WriteStartObject();
        writer.WriteList(DutyList, response.Duties, duty =>
        {
            writer.Write(DutyType, ((int)duty.Kind).ToString(CultureInfo.InvariantCulture));
            writer.Write(DutyName, NameOf(duty.Kind));
            writer.Write(LotNumber, duty.LotNumber);
            writer.Write(ProductCode, duty.ProductCode);
            writer.Write(DocNo, duty.DocumentNumber);
            writer.Write(OrgUscc, duty.CreditCode);
            writer.Write(Time, duty.EventAt);
            writer.Write(Cnt, duty.Codes);
        });
        writer.WriteList(InterfaceList, response.Interfaces, one =>
        {
            writer.Write(Name, one.Name);
            writer.Write(Title, one.TitleZh);
            writer.Write(Obligation, one.Obligation switch
            {
                Contracts.Query.V1.Obligation.Must => "1",
                Contracts.Query.V1.Obligation.May => "2",
                _ => "0",
            });
            writer.Write(When, one.WhenZh);
        });
        writer.Write(Since, response.Since);
        writer.WriteFlag(More, response.Truncated);
        writer.WriteEndObject();
    }

    private static string NameOf(DutyKind kind) => kind switch
    {
        DutyKind.Ship => "已激活，待发货上报",
        DutyKind.Receive => "已发往本企业，待收货或流通入库上报",
        DutyKind.Outbound => "已入库，待流通出库上报",
        DutyKind.Complete => "单据待补全",
        _ => "",
    };
}
