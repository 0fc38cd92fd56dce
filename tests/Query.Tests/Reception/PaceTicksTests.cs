using Microsoft.Extensions.Time.Testing;
using TraceEngine.Query.Reception;

namespace TraceEngine.Query.Tests.Reception;

/// <summary>When waiters are let go, on a clock of the test's.</summary>
public sealed class PaceTicksTests
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wait_WhateverTheWorkTook_EndsAtTheSameTick()
    {
        var clock = new FakeTimeProvider();
        using var ticks = new PaceTicks(clock, Least);
        var began = ticks.Begin();

        clock.Advance(TimeSpan.FromMilliseconds(1));
        var quick = ticks.WaitAsync(began, Cancellation);
        clock.Advance(TimeSpan.FromMilliseconds(8));
        var slow = ticks.WaitAsync(began, Cancellation);

        Assert.False(quick.IsCompleted);
        Assert.False(slow.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await Task.WhenAll(quick, slow).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    [Fact]
    public async Task Wait_BeforeItsLeastTime_OutlivesTicks()
    {
        var clock = new FakeTimeProvider();
        using var ticks = new PaceTicks(clock, Least);
        var early = ticks.Begin();
        clock.Advance(TimeSpan.FromMilliseconds(7));
        var late = ticks.Begin();
        var first = ticks.WaitAsync(early, Cancellation);
        var second = ticks.WaitAsync(late, Cancellation);

        clock.Advance(TimeSpan.FromMilliseconds(3));
        await first.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(10));
        await second.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task Wait_DueWhileATickIsUnderWay_IsNotForgotten(int millisecondsALook)
    {
        var clock = new HurryingClock(millisecondsALook);
        using var ticks = new PaceTicks(clock, Least);
        var waiting = ticks.WaitAsync(ticks.Begin(), Cancellation);
        for (var tick = 0; tick < 1_000 && !waiting.IsCompleted; tick++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(5));
            await Task.Yield();
        }

        await waiting.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
    }

    [Fact]
    public async Task Wait_WhenTheHostEnds_EndsToo()
    {
        var ticks = new PaceTicks(new FakeTimeProvider(), Least);
        var waiting = ticks.WaitAsync(ticks.Begin(), Cancellation);

        ticks.Dispose();

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    [Fact]
    public void Wait_SwitchedOff_IsNone()
    {
        using var ticks = new PaceTicks(new FakeTimeProvider(), TimeSpan.Zero);

        Assert.True(ticks.WaitAsync(ticks.Begin(), Cancellation).IsCompletedSuccessfully);
    }

    /// <summary>Goes on whenever somebody looks.</summary>
    private sealed class HurryingClock(int millisecondsALook) : FakeTimeProvider
    {
        private int _looks;

        public override long GetTimestamp() =>
            base.GetTimestamp() + (Interlocked.Increment(ref _looks) * millisecondsALook * TimestampFrequency / 1_000);
    }
}
