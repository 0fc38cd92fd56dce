using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Options;
using TraceEngine.Access.Calls;
using TraceEngine.Contracts.Codes;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Exports;
using TraceEngine.Query.Exports.Jobs;
using TraceEngine.Query.Listing;
using ExportFormat = TraceEngine.Query.Exports.Jobs.ExportFormat;

namespace TraceEngine.Query.Reception;

/// <summary>Creates exports: which codes are meant, then the job.</summary>
internal sealed class ExportCreation(
    ExportJobs jobs, ExportSelections selections, ExportSignals signals, QueryCalls calls, IOptions<QueryOptions> options)
{
    private ExportOptions Limits => options.Value.Exports;

    public Task<ExportJob> CreateAsync(CreateExportRequest request, ServerCallContext context)
    {
        var caller = QueryCalls.CallerOf(context);
        var format = (ExportFormat)request.Format;
        if (!Enum.IsDefined(format))
        {
            throw ExportErrors.BadFormat((int)request.Format);
        }

        Func<CancellationToken, Task<IReadOnlyCollection<ExportCode>>> read = request.SourceCase switch
        {
            CreateExportRequest.SourceOneofCase.Codes => OfList(request.Codes),
            CreateExportRequest.SourceOneofCase.Selection => OfSelection(caller, request.Selection),
            _ => throw ExportErrors.NoCodes(),
        };
        var export = new NewExport(caller.EnterpriseId, caller.CreditCode, format, request.Selection?.ToByteArray());
        return calls.RunAsync(
            caller,
            Limits.CreateTimeout,
            options.Value.RetryDelay,
            ct => CreateAsync(export, read, ct),
            context.CancellationToken);
    }

    private async Task<ExportJob> CreateAsync(
        NewExport export, Func<CancellationToken, Task<IReadOnlyCollection<ExportCode>>> read, CancellationToken ct)
    {
        if (await jobs.CountUnfinishedAsync(export.EnterpriseId, ct) >= Limits.UnfinishedAtMost)
        {
            throw ExportErrors.TooManyUnfinished(Limits.UnfinishedAtMost, Limits.RetryDelay);
        }

        var job = await jobs.CreateAsync(export, await read(ct), Limits.CodesPerChunk, ct);
        signals.Created();
        return job;
    }

    private Func<CancellationToken, Task<IReadOnlyCollection<ExportCode>>> OfList(CodeList list)
    {
        if (list.Codes.Count == 0)
        {
            throw ExportErrors.NoCodes();
        }

        CheckCount(list.Codes.Count);
        var codes = new List<ExportCode>(list.Codes.Count);
        foreach (var (index, text) in list.Codes.Index())
        {
            if (text.Length > CodeKey.MaxCodeCharacters)
            {
                throw ExportErrors.CodeTooLong(index, CodeKey.MaxCodeCharacters);
            }

            // PostgreSQL takes no NUL in text, and no code has one.
            var keys = CodeReadings.Of(text, out _);
            codes.Add(new ExportCode(
                text.Replace('\0', '\uFFFD'), keys.ElementAtOrDefault(0), keys.ElementAtOrDefault(1)));
        }

        return _ => Task.FromResult<IReadOnlyCollection<ExportCode>>(codes);
    }

    private Func<CancellationToken, Task<IReadOnlyCollection<ExportCode>>> OfSelection(
        Caller signed, CodeSelection selection)
    {
        var wanted = SelectionReadings.Of(selection, options.Value.Listing.DaysAtMost);
        var caller = new ListCaller(signed.EnterpriseId, signed.CreditCode);
        return async ct =>
        {
            // One more than may be, to know whether there are more.
            var (target, codes) = await selections.ReadAsync(caller, wanted, Limits.CodesAtMost + 1, ct);
            CheckCount(codes.Count);
            return codes.Count > 0
                ? codes
                : throw (target is { Outcome: ListOutcome.Listed, IsKnown: true }
                    ? ExportErrors.NothingSelected()
                    : ListingErrors.Refusal(target.Outcome, target.Lots ?? [], wanted));
        };
    }

    private void CheckCount(int codes)
    {
        if (codes > Limits.CodesAtMost)
        {
            throw ExportErrors.TooManyCodes(Limits.CodesAtMost);
        }
    }
}
