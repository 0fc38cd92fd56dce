using TraceEngine.Contracts.Ingest.V1;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>An upload whose rows are parts of flow documents.</summary>
internal interface IFlowUpload
{
    /// <summary>The document that a row belongs to; what it says of the goods is filled in from all its rows.</summary>
    FlowHeader Header(SourceRow row);

    ImportedRow Row(SourceRow row);
}
