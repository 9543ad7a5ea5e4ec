using System.Net.Http.Json;
using Engine.Interop.Peers;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Engine.Interop;

/// <summary>A damaged row of the store takes its own trunk out of use, says so everywhere an operator looks, and is mended by setting the password again.</summary>
public sealed class SealedPasswordTests(EngineFixture fixture) : IClassFixture<EngineFixture>
{
    // Holds AUTH-12.
    [Fact]
    public async Task PasswordThatCannotBeDecrypted_FailsItsOwnTrunkOnlyUntilItIsSetAgain()
    {
        await using var callee = await Sipp.StartAsync(new SippScenario("answer"));
        var damaged = await fixture.DigestTrunkAsync(callee.Port);
        var whole = await fixture.DigestTrunkAsync(callee.Port);
        Damage(damaged);

        var failed = await fixture.CallAsync(damaged);
        ((string?)failed["outcome"], (string?)failed["reason"], (string?)failed["party"]).ShouldBe(("failed", "trunk_password_unreadable", "trunk"));
        ((string?)(await fixture.CallAsync(whole))["outcome"]).ShouldBe("answered");

        var status = await fixture.Api.GetAsync($"/v1/trunks/{damaged}/status");
        ((string?)status["state"], (bool?)status["password_readable"]).ShouldBe(("down", false), status.ToJsonString());
        ((bool?)(await fixture.Api.GetAsync($"/v1/trunks/{whole}/status"))["password_readable"]).ShouldBe(true);
        fixture.Engine.Log.ShouldContain($"The password of trunk {damaged}");

        await using var second = await Sipp.StartAsync(new SippScenario("answer"));
        using var mended = await fixture.Api.Http.PutAsJsonAsync(new Uri($"/v1/trunks/{damaged}", UriKind.Relative), new
        {
            name = "mended", gateways = new[] { new { host = "127.0.0.1", port = second.Port } }, auth_user = "trunkuser", password = "trunksecret",
        });
        mended.EnsureSuccessStatusCode();
        ((string?)(await fixture.CallAsync(damaged))["outcome"]).ShouldBe("answered");
    }

    /// <summary>As a bad restore would leave it: bytes that no key of the ring opens.</summary>
    private void Damage(string trunk)
    {
        using var store = new SqliteConnection($"Data Source={Path.Combine(fixture.Engine.Data, "engine.db")}");
        store.Open();
        using var update = store.CreateCommand();
        update.CommandText = "UPDATE trunks SET auth_password = zeroblob(64) WHERE id = $id";
        update.Parameters.AddWithValue("$id", trunk);
        update.ExecuteNonQuery().ShouldBe(1);
    }
}
