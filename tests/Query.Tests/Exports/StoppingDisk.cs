using TraceEngine.Query.Exports.Disk;

namespace TraceEngine.Query.Tests.Exports;

/// <summary>
/// A disk that stands still at a chosen point, until the host that waits for it is stopped, and then loses what was being
/// written.
/// </summary>
/// <param name="isPoint">Tells the point by the file's name and the bytes it has; -1 when it is being synced.</param>
internal sealed class StoppingDisk(Func<string, long, bool> isPoint) : IExportDisk, IDisposable
{
    private readonly ExportDisk _disk = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _goesOn = new();

    /// <summary>Completes when the point is reached.</summary>
    public Task Reached => _reached.Task;

    public Stream Create(string path) => new StoppingStream(_disk.Create(path), Path.GetFileName(path), this);

    public void Sync(Stream file)
    {
        var stopping = (StoppingStream)file;
        StopAt(stopping.Name, -1);
        _disk.Sync(stopping.Inner);
    }

    /// <summary>Lets whoever stands still fail.</summary>
    public void Lose() => _goesOn.Set();

    public void Dispose() => _goesOn.Dispose();

    private void StopAt(string name, long bytes)
    {
        if (!_reached.Task.IsCompleted && isPoint(name, bytes))
        {
            _reached.SetResult();
            _goesOn.Wait();
            throw new OperationCanceledException("The host has stopped.");
        }
    }

    private sealed class StoppingStream(Stream inner, string name, StoppingDisk disk) : Stream
    {
        private long _bytes;

        public Stream Inner => inner;

        public string Name => name;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _bytes;

        public override long Position
        {
            get => _bytes;
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            inner.Write(buffer);
            _bytes += buffer.Length;
            disk.StopAt(name, _bytes);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
