using Microsoft.Extensions.Options;
using TraceEngine.Host.Commands;

namespace TraceEngine.Host.Tests.Commands;

public sealed class FailureTests
{
    [Fact]
    public void Sentence_SeveralWrongSettings_ListsAll()
    {
        var sentence = Failure.Sentence(new AggregateException(
            new OptionsValidationException("a", typeof(string), ["first", "second"]),
            new OptionsValidationException("b", typeof(string), ["third"])));

        Assert.Contains("3 settings are wrong", sentence, StringComparison.Ordinal);
        Assert.All(new[] { "first", "second", "third" }, one => Assert.Contains(one, sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Sentence_UnexpectedException_HasNoStackTrace()
    {
        var sentence = Failure.Sentence(Assert.Throws<InvalidOperationException>(Broken));

        Assert.DoesNotContain(nameof(Broken), sentence, StringComparison.Ordinal);
        Assert.Contains("TRACE_DEBUG=1", sentence, StringComparison.Ordinal);
    }

    private static void Broken() => throw new InvalidOperationException("something");
}
