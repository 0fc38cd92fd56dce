using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TraceEngine.Contracts.Ingest.V1;
using TraceEngine.Ingest.Copying.Ledger;
using TraceEngine.Ingest.Copying.Postgres;

namespace TraceEngine.Ingest.Reception;

/// <summary>Reads the caller's own streams: how far they are, what was refused, and whether the chain holds.</summary>
internal sealed class LedgerGrpcService(ILedger ledger, LedgerPages pages, ReceptionServices services)
    : LedgerService.LedgerServiceBase
{
    public override Task<GetStreamResponse> GetStream(GetStreamRequest request, ServerCallContext context) =>
        RunAsync(async () =>
        {
            var stream = IdentityOf(request.Stream, context);
            var row = await FindAsync(stream, context.CancellationToken);
            var totals = await pages.TotalsAsync(stream, context.CancellationToken);
            return new GetStreamResponse
            {
                NextSequence = (ulong)row.NextSequence,
                ClientPosition = ByteString.CopyFrom(row.ClientPosition ?? []),
                LastReceipt = ByteString.CopyFrom(row.Receipt),
                Accepted = (ulong)totals.Accepted,
                Refused = (ulong)totals.Refused,
                FirstCommittedAt = totals.First is { } first ? Timestamp.FromDateTimeOffset(first) : null,
                LastCommittedAt = totals.Last is { } last ? Timestamp.FromDateTimeOffset(last) : null,
            };
        });

    public override Task ListVerdicts(
        ListVerdictsRequest request, IServerStreamWriter<ListVerdictsResponse> responseStream, ServerCallContext context) =>
        RunAsync(async () =>
        {
            var stream = IdentityOf(request.Stream, context);
            await FindAsync(stream, context.CancellationToken);
            ulong rowsBefore = 0;
            await foreach (var page in pages.ReadAsync(stream, context.CancellationToken))
            {
                foreach (var entry in page)
                {
                    if (entry.Counts.Refused > 0)
                    {
                        await responseStream.WriteAsync(Verdicts(entry, rowsBefore), context.CancellationToken);
                    }

                    rowsBefore += (ulong)(entry.Counts.Accepted + entry.Counts.Refused);
                }
            }

            return true;
        });

    public override Task VerifyStream(
        VerifyStreamRequest request, IServerStreamWriter<VerifyStreamResponse> responseStream, ServerCallContext context) =>
        RunAsync(async () =>
        {
            var stream = IdentityOf(request.Stream, context);

            // The end first: batches that come while we read are beyond it and wait for the next run.
            var row = await FindAsync(stream, context.CancellationToken);
            var check = new ChainCheck(stream);
            var summary = new VerifySummary();
            await foreach (var page in pages.ReadAsync(stream, context.CancellationToken))
            {
                var counts = await pages.CountRowsAsync(stream, page[0].Sequence, page[^1].Sequence, context.CancellationToken);
                foreach (var entry in page.Where(entry => entry.Sequence < row.NextSequence))
                {
                    var rows = counts.GetValueOrDefault(entry.Sequence);
                    summary.Rows += (ulong)rows;
                    await SendAsync(check.Add(entry, rows), summary, responseStream, context);
                }
            }

            await SendAsync(check.Finish(row), summary, responseStream, context);
            summary.Batches = (ulong)check.Batches;
            summary.Receipt = ByteString.CopyFrom(check.Receipt);
            await responseStream.WriteAsync(new VerifyStreamResponse { Summary = summary }, context.CancellationToken);
            return true;
        });

    private static async Task SendAsync(
        IEnumerable<ChainFinding> findings,
        VerifySummary summary,
        IServerStreamWriter<VerifyStreamResponse> responses,
        ServerCallContext context)
    {
        foreach (var finding in findings)
        {
            summary.Findings++;
            var message = new VerifyFinding
            {
                Sequence = (ulong)finding.Sequence,
                MessageZh = finding.Zh,
                MessageEn = finding.En,
            };
            await responses.WriteAsync(new VerifyStreamResponse { Finding = message }, context.CancellationToken);
        }
    }

    private static ListVerdictsResponse Verdicts(LedgerEntry entry, ulong rowsBefore)
    {
        var response = new ListVerdictsResponse
        {
            Sequence = (ulong)entry.Sequence,
            RowsBefore = rowsBefore,
            Refused = (uint)entry.Counts.Refused,
            BatchVerdict = entry.BatchVerdict?.ToProto(),
        };
        AnswerMessages.AddVerdicts(entry, response.Verdicts, response.Reasons);
        return response;
    }

    private StreamIdentity IdentityOf(StreamName? name, ServerCallContext context)
    {
        var caller = Calls.CallerOf(context);
        var text = name?.Name ?? "";
        Calls.CheckName("stream.name", text, services.Limits.MaxStreamNameCharacters);
        var kind = name!.Kind == StreamKind.Unspecified ? StreamKind.Activation : name.Kind;
        return new StreamIdentity(caller.EnterpriseId, (short)kind, name.Document, text);
    }

    private async Task<StreamRow> FindAsync(StreamIdentity stream, CancellationToken cancellationToken) =>
        await ledger.ReadStreamAsync(stream, cancellationToken) ?? throw IngestErrors.StreamNotFound(stream.Name);

    private static async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (LedgerFaults.Of(exception) is LedgerFaultException fault)
        {
            throw IngestErrors.Unavailable(fault.Message);
        }
    }
}
