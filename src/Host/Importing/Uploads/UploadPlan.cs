using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Contracts.Uploads.Mapping;
using TraceEngine.Files.ErrorReports;

namespace TraceEngine.Host.Importing.Uploads;

/// <summary>What is to be done with the rows of a file, in this order.</summary>
/// <param name="Products">Products to register.</param>
/// <param name="Activations">Codes to activate.</param>
/// <param name="Packagings">Codes to pack, unpack and replace.</param>
/// <param name="Flows">Flow documents.</param>
/// <param name="Refused">Rows that cannot be sent.</param>
internal sealed record UploadPlan(
    IReadOnlyList<ImportedProduct> Products,
    IReadOnlyList<ImportedPart<ActivationHeader>> Activations,
    IReadOnlyList<ImportedPart<PackagingHead>> Packagings,
    IReadOnlyList<ImportedPart<FlowHeader>> Flows,
    IReadOnlyList<RefusedRow> Refused);
