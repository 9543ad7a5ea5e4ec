using Engine.Actors.Prompts;
using Engine.Media.Prompts;
using Engine.Ports;
using Engine.Ports.Sounds;
using Engine.Testing.Time;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Prompts;

public sealed class WebPromptsTests
{
    private const string Url = "https://sounds.example/a.wav";

    private static readonly SoundValidators Tagged = new("\"1\"", "Mon, 23 Nov 2026 10:00:00 GMT", TimeSpan.Zero, MayKeep: true);

    private readonly VirtualTime _time = new();
    private readonly Web _web = new();
    private readonly Decoder _decoder = new();
    private readonly WebPrompts _prompts;

    public WebPromptsTests() => _prompts = new WebPrompts(_web, _decoder, new PromptCache(10_000_000), _time);

    [Fact]
    public async Task Load_SecondTime_AsksWithTheValidatorsAndKeepsThePromptOn304()
    {
        _web.Answer = new SoundFetch.Fetched(new byte[10], Tagged);
        var first = await LoadAsync();
        _web.Answer = new SoundFetch.Unchanged(new SoundValidators(null, null, TimeSpan.Zero, MayKeep: true));

        (await LoadAsync()).ShouldBe(first);
        (await LoadAsync()).ShouldBe(first);

        _web.Asked.ShouldBe([null, Tagged, Tagged with { FreshFor = TimeSpan.Zero }], "a 304 without validators leaves those known");
        _decoder.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Load_WhileFresh_AsksNobody()
    {
        _web.Answer = new SoundFetch.Fetched(new byte[10], Tagged with { FreshFor = TimeSpan.FromMinutes(1) });
        await LoadAsync();
        _time.Advance(TimeSpan.FromSeconds(59));
        await LoadAsync();
        _web.Asked.Count.ShouldBe(1);

        _time.Advance(TimeSpan.FromSeconds(1));
        await LoadAsync();

        _web.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Load_ChangedOnTheServer_PlaysTheNewOne()
    {
        _web.Answer = new SoundFetch.Fetched(new byte[10], Tagged);
        await LoadAsync();
        _web.Answer = new SoundFetch.Fetched(new byte[20], Tagged with { ETag = "\"2\"" });

        (await LoadAsync()).ShouldBeOfType<LoadedPrompt.Ready>().Prompt.Samples.ShouldBe(20);
    }

    [Fact]
    public async Task Load_ServerGone_FailsAlsoWhenAnOldOneIsKnown()
    {
        _web.Answer = new SoundFetch.Fetched(new byte[10], Tagged);
        await LoadAsync();
        _web.Answer = new SoundFetch.Unreachable("refused");

        (await LoadAsync()).ShouldBe(new LoadedPrompt.Failed("prompt_unreachable"));
    }

    [Fact]
    public async Task Load_NotKeepable_IsFetchedAnewEachTime()
    {
        _web.Answer = new SoundFetch.Fetched(new byte[10], Tagged with { MayKeep = false });
        await LoadAsync();
        await LoadAsync();

        _web.Asked.ShouldBe([null, null]);
    }

    [Fact]
    public async Task Load_SensitiveUrl_IsNeverKept()
    {
        _web.Answer = new SoundFetch.Fetched(new byte[10], Tagged with { FreshFor = TimeSpan.FromHours(1) });
        await _prompts.LoadAsync(new AccountId("acme"), Url, sensitive: true, default);
        await _prompts.LoadAsync(new AccountId("acme"), Url, sensitive: true, default);
        await LoadAsync();

        _web.Asked.ShouldBe([null, null, null]);
    }

    [Fact]
    public async Task Load_TooLargeOrNoSound_IsUnreadable()
    {
        _web.Answer = new SoundFetch.TooLarge();
        (await LoadAsync()).ShouldBe(new LoadedPrompt.Failed("prompt_unreadable"));

        _web.Answer = new SoundFetch.Fetched(ReadOnlyMemory<byte>.Empty, Tagged);
        (await LoadAsync()).ShouldBe(new LoadedPrompt.Failed("prompt_unreadable"));
    }

    private ValueTask<LoadedPrompt> LoadAsync() => _prompts.LoadAsync(new AccountId("acme"), Url, sensitive: false, default);

    private sealed class Web : ISoundFetcher
    {
        public SoundFetch Answer { get; set; } = new SoundFetch.TooLarge();

        public List<SoundValidators?> Asked { get; } = [];

        public ValueTask<SoundFetch> FetchAsync(string url, SoundValidators? known, CancellationToken cancellation)
        {
            url.ShouldBe(Url);
            Asked.Add(known);
            return ValueTask.FromResult(Answer);
        }
    }

    /// <summary>As many samples as the file has bytes.</summary>
    private sealed class Decoder : ISoundDecoder
    {
        public int Count { get; private set; }

        public ValueTask<SoundResult> DecodeAsync(ReadOnlyMemory<byte> file, CancellationToken cancellation)
        {
            Count++;
            return ValueTask.FromResult<SoundResult>(file.IsEmpty
                ? new SoundResult.Refused(SoundFault.Empty, "no sound")
                : new SoundResult.Decoded(new PcmClip(new short[file.Length], 8000)));
        }
    }
}
