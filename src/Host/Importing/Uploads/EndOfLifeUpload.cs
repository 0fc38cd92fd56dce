using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>注销, 抽样 and 销毁 of 追溯码信息 (tracCodgInfo, chgType 5, 6 and 7): documents that end codes.</summary>
internal sealed class EndOfLifeUpload(FlowKind kind) : IFlowUpload
{
    public FlowHeader Header(SourceRow row) => new()
    {
        Kind = kind,
        DocumentNumber = row["docNo"],
        EventAt = UploadTime.ToTimestamp(row["actvTime"]),
        ChangeReason = row["chgRea"],
        Details = new FlowDetails
        {
            Executor = row["exctPsn"],
            Supervisor = row["spvPsn"],
            Memo = row["memo"],
        },
    };

    public ImportedRow Row(SourceRow row) => FlowRow.From(row);
}
