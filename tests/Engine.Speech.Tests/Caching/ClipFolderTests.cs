using Engine.Media.Prompts;
using Engine.Ports.Speech;
using Engine.Speech.Caching;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests.Caching;

public sealed class ClipFolderTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("clips").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteThenRead_AnotherInstance_GivesTheSameSamples()
    {
        await new ClipFolder(_path, 10_000).WriteAsync("aa", Clip(100), Cancellation);
        var read = (await new ClipFolder(_path, 10_000).ReadAsync("aa", Cancellation)).ShouldNotBeNull();

        read.Samples.ShouldBe(Clip(100).Samples);
        read.RateHz.ShouldBe(16000);
    }

    [Fact]
    public async Task Write_MoreThanTheLimit_DropsFilesUntilBelowIt()
    {
        var folder = new ClipFolder(_path, 10_000);
        for (var n = 0; n < 12; n++)
        {
            await folder.WriteAsync($"k{n}", Clip(500), Cancellation);
        }

        new DirectoryInfo(_path).EnumerateFiles().Sum(file => file.Length).ShouldBeLessThanOrEqualTo(10_000);
        folder.Failures.ShouldBe(0);
    }

    [Fact]
    public async Task Read_FolderGone_CountsAndGoesOn()
    {
        var folder = new ClipFolder(_path, 10_000);
        Directory.Delete(_path, recursive: true);
        await folder.WriteAsync("aa", Clip(1), Cancellation);
        (await folder.ReadAsync("aa", Cancellation)).ShouldBeNull();
        folder.Failures.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Cache_OverItsBytes_ForgetsTheOldest()
    {
        var cache = new SpeechCache(2_000, folder: null);
        await cache.KeepAsync("a", Clip(400), Cancellation);
        await cache.KeepAsync("b", Clip(400), Cancellation);
        (await cache.FindAsync("a", Cancellation)).ShouldNotBeNull();
        await cache.KeepAsync("c", Clip(400), Cancellation);

        (await cache.FindAsync("b", Cancellation)).ShouldBeNull();
        (await cache.FindAsync("a", Cancellation)).ShouldNotBeNull();
        cache.Figures.HeldBytes.ShouldBe(1_600);
    }

    // Holds FLOW-62.
    [Fact]
    public void Key_AnyFieldDiffers_KeyDiffers()
    {
        var request = new SpeechRequest("Hello", "en", Rate: 1);
        string[] keys =
        [
            SpeechKey.Of("e 1", "v", request),
            SpeechKey.Of("e 2", "v", request),
            SpeechKey.Of("e 1", "w", request),
            SpeechKey.Of("e 1", "v", request with { Text = "Hello " }),
            SpeechKey.Of("e 1", "v", request with { Language = "en-gb" }),
            SpeechKey.Of("e 1", "v", request with { Rate = 1.1 }),
            SpeechKey.Of("e 1v", "", request),
        ];
        keys.Distinct().Count().ShouldBe(keys.Length);
        SpeechKey.Of("e 1", "v", request with { Language = "EN" }).ShouldBe(keys[0]);
    }

    // Holds FLOW-66.
    [Theory]
    [InlineData("Hello", null, false, true)]
    [InlineData("Hello", null, true, false)]
    [InlineData("<speak>Hello</speak>", null, true, true)]
    [InlineData("<speak>Hello</speak>", null, false, false)]
    public void Key_Form_CountsWhereItDiffersFromTheLook(string text, bool? one, bool? other, bool same)
    {
        var request = new SpeechRequest(text, "en");
        (SpeechKey.Of("e", "v", request with { IsSsml = one }) == SpeechKey.Of("e", "v", request with { IsSsml = other })).ShouldBe(same);
    }

    public void Dispose()
    {
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }
    }

    private static PcmClip Clip(int samples) => new([.. Enumerable.Range(0, samples).Select(n => (short)n)], 16000);
}
