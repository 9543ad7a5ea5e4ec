using Engine.Accounts.Users;
using Engine.Host.Commands;
using Engine.Host.Composition;
using Engine.Testing.Server;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Engine.Host.Tests.Commands;

/// <summary>What <c>serve</c> tells whoever starts it.</summary>
public sealed class NextStepsTests : IAsyncLifetime
{
    private const string Mark = "Set up the console: http://engine.test/console/setup#";

    private readonly TestServer _server = new() { Flags = { ["server:listen"] = "http://127.0.0.1:0" } };

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // Holds API-65.
    [Fact]
    public async Task SetUpLink_IsForATerminalAlone_AndNewAtEachStart()
    {
        var log = await PrintedAsync(isTerminal: false);
        log.ShouldNotContain("#");
        log.ShouldContain("Set up the console: engine user link --first --data ");

        var (first, second) = (TokenIn(await PrintedAsync(isTerminal: true)), TokenIn(await PrintedAsync(isTerminal: true)));

        first.Length.ShouldBe(43);
        var links = _server.Get<ILinkStore>();
        (await links.FindAsync(SecretToken.HashOf(first), _server.Time.GetUtcNow(), default)).ShouldBeNull("the second start made another");
        (await links.FindAsync(SecretToken.HashOf(second), _server.Time.GetUtcNow(), default)).ShouldNotBeNull();
        await _server.PersonAsync(Role.Viewer);
        (await PrintedAsync(isTerminal: true)).ShouldNotContain("Set up the console");
    }

    // Holds API-68.
    [Theory]
    [InlineData("http://127.0.0.1:8080", null, "")]
    [InlineData("http://localhost:8080;http://[::1]:8080", null, "")]
    [InlineData("http://0.0.0.0:8080", null, "http://0.0.0.0:8080")]
    [InlineData("http://127.0.0.1:80;http://*:8080;http://10.0.0.1:8081", null, "http://*:8080 http://10.0.0.1:8081")]
    [InlineData("http://0.0.0.0:8080", "http://engine.example.com", "http://0.0.0.0:8080")]
    [InlineData("http://0.0.0.0:8080", "https://engine.example.com", "")]
    public void OpenWithoutHttps_Table(string listen, string? publicUrl, string open)
    {
        var server = new ServerConfig { Listen = listen };
        if (publicUrl is not null)
        {
            server.PublicUrl = publicUrl;
        }

        string.Join(' ', server.OpenWithoutHttps).ShouldBe(open);
    }

    // Holds API-68.
    [Fact]
    public async Task Address_OthersCanReachWithoutHttps_IsToldAtTheStart()
    {
        (await PrintedAsync(isTerminal: false)).ShouldNotContain("Without https");
        _server.Get<ServerConfig>().Listen = "http://0.0.0.0:8080";

        (await PrintedAsync(isTerminal: false)).ShouldContain("Without https: others can reach http://0.0.0.0:8080");
    }

    private static string TokenIn(string printed) => printed.Split('\n').Single(line => line.StartsWith(Mark, StringComparison.Ordinal))[Mark.Length..].TrimEnd();

    private async Task<string> PrintedAsync(bool isTerminal)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 4096;
        await NextSteps.PrintAsync(console, isTerminal, _server.Services, CancellationToken.None);
        return output.ToString();
    }
}
