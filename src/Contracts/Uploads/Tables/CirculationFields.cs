using static TraceEngine.Contracts.Uploads.Tables.FieldDrafts;

namespace TraceEngine.Contracts.Uploads.Tables;

/// <summary>Circulation (circInfo), called by a distributor on inbound and on outbound.</summary>
internal static class CirculationFields
{
    public static UploadTable Table() => new(
        [
            SharedFields.DocNo,
            Text("circOrgName", "flow.circulator.name", "流通机构名称", "circulating enterprise", 200, "示例医药公司").Also("流通企业"),
            SharedFields.Uscc(
                "circOrgUscc", "flow.circulator.credit_code", "流通机构信用代码", "credit code of the circulating enterprise"),
            Time("circTime", "flow.circulator.event_at", "流通时间", "time of circulation", "2026-01-06 15:00:00").Also("ActDate"),
            Code("invType", UploadTargets.BillType, "出入库类型", "bill type", 8, "101").Also("库存类型", "单据类型", "bill type")
                .Note("入库 1xx，出库 2xx，如 101 入库、201 出库", "inbound 1xx, outbound 2xx, such as 101 in, 201 out"),
            SharedFields.ShpSinNo,
            SharedFields.ShpOrgName,
            SharedFields.ShpOrgUscc,
            SharedFields.ShpTime,
            SharedFields.ShpStas,
            SharedFields.ShppOrgName,
            SharedFields.ShppOrgUscc,
            SharedFields.ShppTime,
            SharedFields.ShppStas,
            SharedFields.DelvEmp.Optional(),
            SharedFields.DelvEmpUscc.Optional(),
            SharedFields.ProdType,
            SharedFields.MedListCodg,
            SharedFields.DrugProdBarc,
            SharedFields.ManuLotnum,
            SharedFields.ManuDate,
            SharedFields.ExpyEnd,
            SharedFields.ProdentpName,
            SharedFields.TotlCnt,
            .. SharedFields.Reasons,
            SharedFields.Memo,
            .. SharedFields.FlowCodes,
        ],
        [SharedFields.CodesUnlessRecall]);
}
