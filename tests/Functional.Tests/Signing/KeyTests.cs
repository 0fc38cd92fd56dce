using TraceEngine.Functional.Tests.Kit;

namespace TraceEngine.Functional.Tests.Signing;

/// <summary>An enterprise looks after its own keys.</summary>
public sealed class KeyTests(JsonServer server) : IClassFixture<JsonServer>
{
    [Fact]
    public async Task Key_IssuedRotatedAndRevoked_WorksForAsLongAsItShould()
    {
        var issued = await server.Producer.CallAsync("/keys/issue", new { label = "3号产线" });
        var key = server.ProducerKey with { Ak = issued["ak"].GetString()!, Sk = issued["sk"].GetString()! };
        using var first = new JsonCaller(server.Server.JsonEndpoint, key);
        Assert.Equal(0, (await first.CallAsync("/limits", new { })).Code);

        var rotated = await server.Producer.CallAsync("/keys/rotate", new { accessKey = key.Ak });
        Assert.True(rotated.Code == 0, rotated.Text);
        using var second = new JsonCaller(server.Server.JsonEndpoint, key with { Sk = rotated["sk"].GetString()! });
        Assert.Equal(0, (await first.CallAsync("/duties", new { })).Code);
        Assert.Equal(0, (await second.CallAsync("/duties", new { })).Code);
        Assert.Equal(40002, (await server.Producer.CallAsync("/keys/rotate", new { accessKey = key.Ak, endOlder = "0" })).Code);

        // The same param in the same second has the same sign, whatever the path: another text makes another.
        var revoked = await server.Producer.CallRawAsync("/keys/revoke", $$"""{ "accessKey": "{{key.Ak}}" }""");
        Assert.Equal("1", revoked["revoked"].GetString());
        await WaitForEndAsync(second);
        Assert.Equal(40101, (await first.CallAsync("/limits", new { })).Code);
        var actions = await server.Server.ReadAsync<string>(
            "SELECT string_agg(action, ' ' ORDER BY audit_id) FROM audit_log "
            + $"WHERE subject = '{key.Ak}' AND actor LIKE '{server.ProducerKey.Ak}%'");
        Assert.Equal("key.create key.rotate key.revoke", actions);
    }

    [Fact]
    public async Task Keys_Listed_ShowNoSecretAndNoneOfOthers()
    {
        var answer = await server.Producer.CallAsync("/keys", new { });

        var keys = answer["keyList"].EnumerateArray().ToList();
        Assert.Contains(keys, key => key.GetProperty("ak").GetString() == server.ProducerKey.Ak);
        Assert.DoesNotContain(server.DistributorKey.Ak, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(server.ProducerKey.Sk, answer.Text, StringComparison.Ordinal);
        Assert.Contains("drug_producer", answer["roles"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_OfAnother_IsAnsweredLikeOneThatDoesNotExist()
    {
        var foreign = await server.Distributor.CallAsync("/keys/revoke", new { accessKey = server.ProducerKey.Ak });
        var unknown = await server.Distributor.CallAsync("/keys/revoke", new { accessKey = "ak-2222-2222-2222-2222" });

        Assert.Equal(
            unknown.Message, foreign.Message.Replace(server.ProducerKey.Ak, "ak-2222-2222-2222-2222", StringComparison.Ordinal));
        Assert.Equal(0, (await server.Producer.CallAsync("/keys", new { })).Code);
    }

    [Fact]
    public async Task Secret_OfAnIssuedKey_IsShownOnce()
    {
        var body = server.Producer.Body("""{"label":"一次"}""");

        var first = await server.Producer.PostAsync("/keys/issue", body);
        var again = await server.Producer.PostAsync("/keys/issue", body);

        Assert.Equal(64, first["sk"].GetString()!.Length);
        Assert.Equal((first["ak"].GetString(), ""), (again["ak"].GetString(), again["sk"].GetString()));
        Assert.Equal(
            0,
            await server.Server.ReadAsync<long>(
                $"SELECT count(*) FROM replays WHERE convert_from(answer, 'UTF8') LIKE '%{first["sk"].GetString()}%'"));
    }

    // The ring is looked at once a second, and at once when a call matches no key; calls go on until then.
    private static async Task WaitForEndAsync(JsonCaller caller)
    {
        while ((await caller.CallAsync("/limits", new { })).Code != 40101)
        {
            await Task.Yield();
        }
    }
}
