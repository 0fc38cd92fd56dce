using static TraceEngine.Contracts.Uploads.Tables.FieldDrafts;

namespace TraceEngine.Contracts.Uploads.Tables;

/// <summary>Delivery (delvInfo).</summary>
internal static class DeliveryFields
{
    public static UploadTable Table() => new(
        [
            SharedFields.DocNo,
            SharedFields.ShpSinNo,
            SharedFields.DelvEmp,
            SharedFields.DelvEmpUscc,
            Time("delvTime", "flow.carrier.event_at", "配送时间", "time of delivery", "2026-01-05 09:00:00"),
            Text("delvStas", "flow.details.delivery_state", "配送状态", "state of the delivery", 3, "1"),
            Time("arvlTime", "flow.details.arrived_at", "到达时间", "time of arrival", "2026-01-06 14:00:00").Optional(),
            SharedFields.ShpOrgName,
            SharedFields.ShpOrgUscc,
            SharedFields.ShppOrgName,
            SharedFields.ShppOrgUscc,
            SharedFields.MedListCodg,
            SharedFields.ManuLotnum,
            Text("carNo", "flow.details.vehicle", "车牌号", "vehicle", 20, "沪A00001").Optional(),
            Text("drvrName", "flow.details.driver", "司机", "driver", 50, "赵六").Optional(),
            Temperature("tpMin", "flow.details.temperature_min", "最低温度", "lowest temperature", "2.5"),
            Temperature("tpMax", "flow.details.temperature_max", "最高温度", "highest temperature", "7.8"),
            SharedFields.Memo,
            .. SharedFields.FlowCodes,
        ],
        [SharedFields.Codes()]);

    private static UploadField Temperature(string name, string target, string zh, string en, string example) =>
        Decimal(name, target, zh, en, 5, 2, example)
            .Optional() with
        { Minimum = null, NoteZh = "摄氏度", NoteEn = "degrees Celsius" };
}
