using System.CommandLine;
using System.Reflection;
using System.Text.Json.Nodes;
using Engine.Accounts.Access;
using Engine.Host.Commands;
using Engine.Testing.Server;
using Engine.Testing.Sound;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Commands;

public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engine-command-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What a build says it is, with a tag or without: of this project's own numbers, and of nine digits of the commit where there is one.</summary>
    [Fact]
    public void Version_OfTheBuild_IsItsOwn()
    {
        var version = typeof(EngineCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

        version.ShouldMatch(@"^\d+\.\d+\.\d+(-[0-9a-z.]+)?(\+[0-9a-f]{9})?$");
        version.ShouldNotStartWith("1.0.0+", customMessage: "what the compiler writes when nobody says anything");
    }

    // Holds API-48.
    [Theory]
    [InlineData(0, "Removed 0 interactions", "--older-than", "90d")]
    [InlineData(0, "Removed the events of 0 interactions", "--older-than", "36h", "--only-events")]
    [InlineData(2, "--older-than must be a whole number with h, d or w, such as 90d, not 90.", "--older-than", "90")]
    [InlineData(2, "--older-than must be", "--older-than", "-3d")]
    public async Task StorePrune_Table(int expected, string words, params string[] options)
    {
        await RunAsync("client", "create", "--data", _folder, "--name", "shop");

        var (code, output, errors) = await RunAsync(["store", "prune", "--data", _folder, .. options]);

        code.ShouldBe(expected);
        (output + errors).ShouldContain(words);
        (await RunAsync("client", "create", "--data", _folder, "--name", "again")).Code.ShouldBe(0);
    }

    // Holds API-48.
    [Fact]
    public async Task StorePrune_WithoutAStore_OrBesideAnEngine_SaysWhatToDo()
    {
        var (code, _, errors) = await RunAsync("store", "prune", "--data", _folder, "--older-than", "1d");
        (code, errors.Contains("There is no store", StringComparison.Ordinal)).ShouldBe((2, true));

        await RunAsync("client", "create", "--data", _folder, "--name", "shop");
        var store = Directory.GetFiles(_folder, "*.db").ShouldHaveSingleItem();
        using var engine = new FileStream(store + ".owner", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        (code, _, errors) = await RunAsync("store", "prune", "--data", _folder, "--older-than", "1d");
        (code, errors.Contains("retention:rows_days", StringComparison.Ordinal)).ShouldBe((2, true), errors);
    }

    // Holds API-13.
    [Fact]
    public async Task ClientCreate_PrintsTheSecretOnce()
    {
        var (code, output, _) = await RunAsync("client", "create", "--data", _folder, "--name", "shop", "--json");

        code.ShouldBe(0);
        var client = JsonNode.Parse(output)!;
        ((string)client["client_secret"]!).Length.ShouldBe(64);
        client["scopes"]!.AsArray().Count.ShouldBe(Scopes.Single.Count);
    }

    /// <summary>A shell can take it as it is.</summary>
    [Fact]
    public async Task ClientCreate_PrintsTwoAssignmentsAndItsNoteElsewhere()
    {
        var (code, output, errors) = await RunAsync("client", "create", "--data", _folder, "--name", "shop");

        code.ShouldBe(0);
        output.ShouldMatch("^CLIENT_ID=[0-9a-z_]+\nCLIENT_SECRET=[0-9a-f]{64}\n$");
        errors.ShouldContain("will not be shown again");
    }

    [Fact]
    public async Task ClientCreate_UnknownScope_IsRefused()
    {
        var (code, _, errors) = await RunAsync("client", "create", "--data", _folder, "--name", "shop", "--scope", "everything");

        code.ShouldBe(2);
        errors.ShouldContain("everything is not a scope");
    }

    [Fact]
    public async Task TrunkAndNumber_Added_StandInTheStore()
    {
        var (_, trunk, _) = await RunAsync(
            "trunk", "add", "--data", _folder, "--name", "carrier", "--gateway", "sip.example.com", "--gateway", "192.0.2.1:5070", "--gateway", "[2001:db8::1]:5080",
            "--user", "me", "--password", "secret", "--json");
        var added = JsonNode.Parse(trunk)!;
        added["gateways"]!.ToJsonString().ShouldBe("""[{"host":"sip.example.com","port":5060},{"host":"192.0.2.1","port":5070},{"host":"2001:db8::1","port":5080}]""");
        ((bool)added["has_password"]!).ShouldBeTrue();

        var (code, number, _) = await RunAsync("number", "add", "--data", _folder, "+12025550100", "--trunk", (string)added["trunk_id"]!, "--json");
        code.ShouldBe(0);
        ((string)JsonNode.Parse(number)!["trunk_id"]!).ShouldBe((string)added["trunk_id"]!);
        (await RunAsync("number", "add", "--data", _folder, "+12025550100")).Code.ShouldBe(2, "it is there already");
        (await RunAsync("number", "add", "--data", _folder, "2025550100")).Errors.ShouldContain("E.164");
        (await RunAsync("number", "add", "--data", _folder, "+12025550101", "--account", "other")).Errors.ShouldContain("no account other");
    }

    [Fact]
    public async Task TrunkAdd_BadGateway_IsRefused()
    {
        var (code, _, errors) = await RunAsync("trunk", "add", "--data", _folder, "--name", "carrier", "--gateway", "host:port");

        code.ShouldBe(2);
        errors.ShouldContain("gateways[0].port");
    }

    [Fact]
    public async Task FlowValidate_GoodAndBadFile()
    {
        var good = Path.Combine(_folder, "good.json");
        var bad = Path.Combine(_folder, "bad.json");
        await File.WriteAllTextAsync(good, Courier.Document);
        await File.WriteAllTextAsync(bad, Courier.Broken);

        (await RunAsync("flow", "validate", good)).ShouldSatisfyAllConditions(run => run.Code.ShouldBe(0), run => run.Output.ShouldContain("can be published"));
        var (code, output, _) = await RunAsync("flow", "validate", bad);
        code.ShouldBe(2);
        output.ShouldContain("/steps/notify/exits/ok");
        var (_, json, _) = await RunAsync("flow", "validate", bad, "--json");
        ((bool)JsonNode.Parse(json)!["can_publish"]!).ShouldBeFalse();
        (await RunAsync("flow", "validate", good, "--data", _folder)).Code.ShouldBe(2, "this account has no such number");
    }

    [Fact]
    public async Task FlowTest_RunsScenarioFilesInVirtualTime()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "courier.json"), Courier.Document);
        var good = Path.Combine(_folder, "good.scenario.json");
        var bad = Path.Combine(_folder, "bad.scenario.json");
        var lost = Path.Combine(_folder, "lost.scenario.json");
        const string Arguments = """ "arguments": { "customer_number": "+12025550143", "order_number": "4271", "origin_store": "Luigi" } """;
        await File.WriteAllTextAsync(good, $$"""{ "name": "good", "flow": "courier.json", {{Arguments}}, "expect": { "outcome": "answered" } }""");
        await File.WriteAllTextAsync(bad, $$"""{ "name": "bad", "flow": "courier.json", {{Arguments}}, "callee": { "result": "busy" }, "expect": { "outcome": "answered" } }""");
        await File.WriteAllTextAsync(lost, """{ "name": "lost", "flow": "nowhere.json", "expect": {} }""");

        (await RunAsync("flow", "test", good)).ShouldSatisfyAllConditions(run => run.Code.ShouldBe(0, run.Output), run => run.Output.ShouldContain("1 passed, 0 failed"));
        (await RunAsync("flow", "test", good, bad)).ShouldSatisfyAllConditions(run => run.Code.ShouldBe(2), run => run.Output.ShouldContain("but it was busy"));
        (await RunAsync("flow", "test", lost)).ShouldSatisfyAllConditions(run => run.Code.ShouldBe(2), run => run.Output.ShouldContain("must name the flow's file"));
        var (_, json, _) = await RunAsync("flow", "test", good, "--json");
        ((bool)JsonNode.Parse(json)!["passed"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task Call_WithoutTrunkOrNumber_SaysWhatIsMissing()
    {
        (await RunAsync("call", "--data", _folder, "--trunk", "carrier", "--to", "+12025550123")).Errors.ShouldContain("no trunk carrier");
        await RunAsync("trunk", "add", "--data", _folder, "--name", "carrier", "--gateway", "192.0.2.1");
        (await RunAsync("call", "--data", _folder, "--trunk", "carrier", "--to", "+12025550123")).Errors.ShouldContain("engine number add");
        await RunAsync("number", "add", "--data", _folder, "+12025550100");
        (await RunAsync("call", "--data", _folder, "--trunk", "carrier", "--to", "12")).Errors.ShouldContain("not an E.164 number");
    }

    [Fact]
    public async Task PromptAddAndList_FileIsCheckedAndStored()
    {
        var good = Path.Combine(_folder, "hello.wav");
        var bad = Path.Combine(_folder, "bad.wav");
        await File.WriteAllBytesAsync(good, WavFile.Of(SoundSample.Clip(1, 1.5, 44100), channels: 2));
        await File.WriteAllTextAsync(bad, "no sound");

        var (code, output, errors) = await RunAsync("prompt", "add", "--data", _folder, good, "--name", "Hello", "--json");
        code.ShouldBe(0, errors);
        ((int)JsonNode.Parse(output)!["duration_ms"]!).ShouldBe(1500);
        (await RunAsync("prompt", "add", "--data", _folder, good, "--name", "hello")).Errors.ShouldContain("--replace");
        (await RunAsync("prompt", "add", "--data", _folder, good, "--name", "hello", "--replace")).Code.ShouldBe(0);
        (await RunAsync("prompt", "add", "--data", _folder, bad, "--name", "Bad")).Errors.ShouldContain("neither a WAV nor an MP3");
        (await RunAsync("prompt", "list", "--data", _folder)).Output.ShouldContain("Hello");
        var list = await RunAsync("prompt", "list", "--data", _folder, "--json");
        JsonNode.Parse(list.Output)!["items"]!.AsArray().Count.ShouldBe(1);
    }

    // Holds API-65.
    [Fact]
    public async Task User_FirstAddLinkList()
    {
        var (code, first, errors) = await RunAsync("user", "link", "--first", "--data", _folder, "--set", "server:public_url=https://calls.example.com/");
        code.ShouldBe(0, errors);
        first.Trim().ShouldMatch("^https://calls.example.com/console/setup#[A-Za-z0-9_-]{43}$");

        var (_, added, _) = await RunAsync("user", "add", "Ada", "--name", "Ada L.", "--role", "admin", "--data", _folder, "--json");
        ((string)JsonNode.Parse(added)!["link"]!).ShouldMatch("^http://127.0.0.1:8080/console/password#[A-Za-z0-9_-]{43}$");
        (await RunAsync("user", "add", "ada", "--role", "viewer", "--data", _folder)).Errors.ShouldContain("a user ada already");
        (await RunAsync("user", "add", "a b", "--role", "viewer", "--data", _folder)).Errors.ShouldContain("login must");
        (await RunAsync("user", "add", "bob", "--role", "king", "--data", _folder)).Code.ShouldBe(1);

        (await RunAsync("user", "link", "ADA", "--data", _folder)).Output.ShouldContain("/console/password#");
        (await RunAsync("user", "link", "eve", "--data", _folder)).ShouldSatisfyAllConditions(run => run.Code.ShouldBe(2), run => run.Errors.ShouldContain("no user eve"));
        (await RunAsync("user", "link", "--first", "--data", _folder)).ShouldSatisfyAllConditions(
            run => run.Code.ShouldBe(2), run => run.Errors.ShouldContain("There is a user already"));
        (await RunAsync("user", "link", "--data", _folder)).Code.ShouldBe(1);
        (await RunAsync("user", "link", "ada", "--first", "--data", _folder)).Code.ShouldBe(1);

        (await RunAsync("user", "list", "--data", _folder)).Output.ShouldContain("ada  admin  Ada L.  (has not set a password yet)");
        var (_, list, _) = await RunAsync("user", "list", "--data", _folder, "--json");
        ((bool)JsonNode.Parse(list)!["items"]!.AsArray().ShouldHaveSingleItem()!["has_password"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task CommandLine_Wrong_IsExitCode1()
    {
        (await RunAsync("client", "create")).Code.ShouldBe(1);
        (await RunAsync("serve", "--set", "nonsense")).Code.ShouldBe(1);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await EngineCommand.Create().Parse(words).InvokeAsync(new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }
}
