using System.Text.Json;
using Grpc.Core;
using Microsoft.Extensions.Options;
using TraceEngine.Contracts.Query.V1;
using TraceEngine.Contracts.Uploads.Tables;
using TraceEngine.Signing.Answers;
using TraceEngine.Signing.Interfaces;
using TraceEngine.Signing.Params;

namespace TraceEngine.Signing.Queries;

/// <summary>单码查询 (/query/codg): the chain of one code, with what is inside on demand.</summary>
internal sealed class CodeQueryInterface(IOptions<SigningOptions> options) : IJsonInterface
{
    public InterfaceDescription Description { get; } = new(
        "/query/codg",
        "单码查询",
        "query by code",
        new ObjectShape(RequestFields.CodeQuery),
        [.. ChainFields.Chain, ChainFields.TreeList, ChainFields.TreeTrunc]);

    public async Task<Answer> AnswerAsync(JsonCall call, CancellationToken ct)
    {
        var code = call.Values.Of("code");
        var response = await call.Engine.Query.GetChainAsync(new GetChainRequest { Code = code }, cancellationToken: ct);
        var tree = call.Values.Of("with_tree") == "1" ? await ReadTreeAsync(call, code, ct) : null;
        return Answer.Ok(writer =>
        {
            writer.WriteStartObject();
            ChainWriter.Write(writer, response.Chain);
            if (tree is not null)
            {
                Write(writer, tree);
            }

            writer.WriteEndObject();
        });
    }

    private async Task<CodeTree> ReadTreeAsync(JsonCall call, string code, CancellationToken ct)
    {
        var tree = new CodeTree(options.Value.TreeCodesAtMost);
        try
        {
            using var contents = call.Engine.Query.GetContents(new GetContentsRequest { Code = code }, cancellationToken: ct);
            while (!tree.IsFull && await contents.ResponseStream.MoveNext(ct))
            {
                tree.Add(contents.ResponseStream.Current);
            }
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.NotFound)
        {
            // A caller that sees only its own documents of a code sees nothing inside.
        }

        return tree;
    }

    private static void Write(Utf8JsonWriter writer, CodeTree tree)
    {
        writer.WriteList(ChainFields.TreeList, tree.Nodes, node =>
        {
            writer.Write(ChainFields.TracCodg, node.Code);
            writer.Write(ChainFields.TracPacLv, node.Level);
            writer.Write(ChainFields.PrntTracCodg, node.Parent);
        });
        writer.WriteFlag(ChainFields.TreeTrunc, tree.IsTruncated);
    }
}
