using Grpc.Core;
using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Lots;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Query.Reconcile;

namespace TraceEngine.Query.Reception;

/// <summary>Reports against each other, and what is still to be reported.</summary>
internal sealed class ReconcileGrpcService(
    LotReconciliation reconciliation, DutyReader duties, QueryCalls calls, IOptions<QueryOptions> options)
    : ReconcileService.ReconcileServiceBase
{
    // Long enough for any product code, NHSA code or barcode that can be registered.
    private const int ReferenceCharacters = 50;

    public override async Task ReconcileLot(
        ReconcileLotRequest request, IServerStreamWriter<ReconcileLotResponse> responseStream, ServerCallContext context)
    {
        var question = ToQuestion(request, context);
        var answer = await calls.RunAsync(
            QueryCalls.CallerOf(context),
            options.Value.Reconcile.Timeout,
            options.Value.RetryDelay,
            ct => reconciliation.RunAsync(
                question,
                (int)Math.Min(request.MaxGapsPerKind, int.MaxValue),
                run => responseStream.WriteAsync(ReconcileMessages.ToLot(run, question.LotNumber), ct),
                gap => responseStream.WriteAsync(ReconcileMessages.ToGap(gap), ct),
                ct),
            context.CancellationToken);
        if (answer.Outcome != LotOutcome.Counted)
        {
            throw Refusal(answer, question);
        }

        await responseStream.WriteAsync(ReconcileMessages.ToSummary(answer.Run!, answer.AsOf), context.CancellationToken);
    }

    public override async Task<GetDutiesResponse> GetDuties(GetDutiesRequest request, ServerCallContext context)
    {
        var caller = QueryCalls.CallerOf(context);
        var question = new DutyQuestion(caller.EnterpriseId, caller.CreditCode, caller.Roles);
        var answer = await calls.RunAsync(
            caller,
            options.Value.Reconcile.Timeout,
            options.Value.RetryDelay,
            ct => duties.ReadAsync(question, ct),
            context.CancellationToken);
        return ReconcileMessages.ToDuties(answer, caller.Roles);
    }

    private static LotQuestion ToQuestion(ReconcileLotRequest request, ServerCallContext context)
    {
        var caller = QueryCalls.CallerOf(context);
        if (!LotNumber.TryParse(request.LotNumber, out var lot))
        {
            throw QueryErrors.BadLotNumber(request.LotNumber);
        }

        var product = request.Product;
        var (productCode, nhsaCode, barcode) = product?.ProductCode.Length > 0
            ? (product.ProductCode, string.Empty, string.Empty)
            : (string.Empty, product?.NhsaCode ?? string.Empty, product?.Barcode ?? string.Empty);
        foreach (var reference in new[] { productCode, nhsaCode, barcode, request.CreditCode })
        {
            if (reference.Length > ReferenceCharacters)
            {
                throw QueryErrors.BadReference(reference, ReferenceCharacters);
            }
        }

        return new LotQuestion(
            caller.EnterpriseId, caller.CreditCode, lot.Value, productCode, nhsaCode, barcode, request.CreditCode);
    }

    private RpcException Refusal(LotAnswer answer, LotQuestion question) => answer.Outcome switch
    {
        LotOutcome.Several => QueryErrors.SeveralLots(question.LotNumber, answer.Lots),
        LotOutcome.ProductNeeded => QueryErrors.ProductNeeded(question.LotNumber),
        LotOutcome.Busy => QueryErrors.TooManyRuns(options.Value.Reconcile.RunsAtMost, options.Value.RetryDelay),
        _ => QueryErrors.LotNotFound(question.LotNumber),
    };
}
