using TraceEngine.Storage.Databases;

namespace TraceEngine.Storage.Tests.Databases;

public sealed class SqlTextTests
{
    [Fact]
    public void Load_CommentsAtTopAndSemicolon_AreLeftOut()
    {
        var upsert = SqlText.Load(typeof(SqlText).Assembly, "take_id_block");
        var table = SqlText.Load(typeof(SqlTextTests).Assembly, "OldMigrations.0001_things");

        Assert.StartsWith("INSERT", upsert, StringComparison.Ordinal);
        Assert.DoesNotContain(";", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoSuchFileOrSeveral_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => SqlText.Load(typeof(SqlTextTests).Assembly, "no_such_statement"));
        Assert.Throws<InvalidOperationException>(() => SqlText.Load(typeof(SqlTextTests).Assembly, "0001_things"));
    }
}
