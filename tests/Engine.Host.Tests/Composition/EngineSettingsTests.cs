using Engine.Host.Composition;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Composition;

public sealed class EngineSettingsTests : IDisposable
{
    private const string Variable = "ENGINE__SERVER__DRAIN_SECONDS";

    private readonly string _folder = Directory.CreateTempSubdirectory("engine-settings-").FullName;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Sources_LaterOnesWin_FileThenEnvironmentThenFlags()
    {
        Read().DrainSeconds.ShouldBe(60, "the default");
        File.WriteAllText(Path.Combine(_folder, "engine.json"), """{"server":{"drain_seconds":1,"listen":"http://127.0.0.1:9000"}}""");
        Read().DrainSeconds.ShouldBe(1);
        Environment.SetEnvironmentVariable(Variable, "2");
        Read().DrainSeconds.ShouldBe(2);
        Read(("server:drain_seconds", "3")).DrainSeconds.ShouldBe(3);
        Read().Listen.ShouldBe("http://127.0.0.1:9000", "what the others leave out stays");
    }

    /// <summary>What is said of the engine of this machine is not said of one that practises in it.</summary>
    [Fact]
    public void Environment_NotHeeded_SaysNothing()
    {
        Environment.SetEnvironmentVariable(Variable, "2");

        var settings = new EngineSettings(_folder, Flags: new Dictionary<string, string?> { ["server:max_connections"] = "11" }) { HeedsEnvironment = false };

        settings.Read()["server:drain_seconds"].ShouldBeNull();
        settings.Read()["server:max_connections"].ShouldBe("11");
    }

    [Fact]
    public void ConfigFile_Named_MustExist()
    {
        var builder = new ConfigurationBuilder();
        new EngineSettings(_folder, Path.Combine(_folder, "missing.json")).AddTo(builder);

        Should.Throw<FileNotFoundException>(() => builder.Build());
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080", null, "http://localhost:8080")]
    [InlineData("http://10.0.0.1:80;http://127.0.0.1:80", null, "http://10.0.0.1:80")]
    [InlineData("http://0.0.0.0:8080", "https://calls.example.com/", "https://calls.example.com")]
    public void PublicUrl_IsTheOneGivenOrTheFirstListened(string listen, string? given, string expected) =>
        Read(("server:listen", listen), ("server:public_url", given)).PublicUrl.ShouldBe(expected);

    private ServerConfig Read(params (string Key, string? Value)[] flags)
    {
        var builder = new ConfigurationBuilder();
        var given = flags.Where(flag => flag.Value is not null).ToDictionary(flag => flag.Key, flag => flag.Value);
        new EngineSettings(_folder, Flags: given).AddTo(builder);
        return builder.Build().GetSection(ServerConfig.Section).Get<ServerConfig>() ?? new ServerConfig();
    }
}
