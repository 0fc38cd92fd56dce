using System.Net;

namespace TraceEngine.Access.Tests.Calls;

/// <summary>A body that begins and never ends, until it is given up.</summary>
internal sealed class EndlessContent : HttpContent
{
    private readonly TaskCompletionSource _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(new byte[1024]);
        await stream.FlushAsync();
        await _given.Task;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        _given.TrySetResult();
        base.Dispose(disposing);
    }
}
