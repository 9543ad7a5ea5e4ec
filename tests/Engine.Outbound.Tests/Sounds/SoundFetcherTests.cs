using Engine.Outbound.Sounds;
using Engine.Ports.Outbound;
using Engine.Ports.Sounds;
using Shouldly;
using Xunit;

namespace Engine.Outbound.Tests.Sounds;

public sealed class SoundFetcherTests
{
    private const string Url = "https://sounds.example/a.wav";

    private static readonly SoundValidators Known = new("\"7\"", "Mon, 23 Nov 2026 10:00:00 GMT", TimeSpan.Zero, MayKeep: true);

    private readonly Http _http = new();

    // Holds FLOW-61.
    [Fact]
    public async Task Fetch_AsksGuardedWithLimits()
    {
        await FetchAsync(null);

        var asked = _http.Asked.ShouldNotBeNull();
        (asked.Method, asked.Url, asked.OperatorTarget).ShouldBe(("GET", Url, false));
        asked.Timeout.ShouldBe(TimeSpan.FromSeconds(5));
        asked.MaxAnswerBytes.ShouldBe(ISoundDecoder.MaxBytes);
        asked.MaxRedirects.ShouldBePositive();
        asked.Headers.ShouldAllBe(header => header.Key == "Accept");
    }

    // Holds FLOW-61.
    [Fact]
    public async Task Fetch_Known_AsksByETagElseByDate()
    {
        await FetchAsync(Known);
        _http.Asked!.Headers.ShouldContain(KeyValuePair.Create("If-None-Match", "\"7\""));

        await FetchAsync(Known with { ETag = null });
        _http.Asked!.Headers.ShouldContain(KeyValuePair.Create("If-Modified-Since", Known.LastModified!));
    }

    [Theory]
    [InlineData("max-age=60", null, 60, true)]
    [InlineData("public, max-age=60", "45", 15, true)]
    [InlineData("max-age=60", "90", 0, true)]
    [InlineData("max-age=86400", null, 3600, true)]
    [InlineData("no-cache, max-age=60", null, 0, true)]
    [InlineData("no-store, max-age=60", null, 0, false)]
    [InlineData("max-age=soon", null, 0, true)]
    [InlineData(null, null, 0, true)]
    public async Task Fetch_Answer_SaysHowLongItIsFresh(string? control, string? age, int seconds, bool mayKeep)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["ETag"] = "W/\"8\"" };
        if (control is not null)
        {
            headers["Cache-Control"] = control;
        }

        if (age is not null)
        {
            headers["Age"] = age;
        }

        _http.Result = new OutboundResult.Answered(200, new byte[] { 1, 2 }, headers);

        var fetched = (await FetchAsync(null)).ShouldBeOfType<SoundFetch.Fetched>();

        fetched.File.Length.ShouldBe(2);
        fetched.Validators.ShouldBe(new SoundValidators("W/\"8\"", null, TimeSpan.FromSeconds(seconds), mayKeep));
    }

    [Fact]
    public async Task Fetch_EveryOtherEnd_IsAValue()
    {
        _http.Result = Status(304);
        (await FetchAsync(Known)).ShouldBeOfType<SoundFetch.Unchanged>();
        (await FetchAsync(null)).ShouldBe(new SoundFetch.Unreachable("status_304"), "nobody asked");
        _http.Result = Status(404);
        (await FetchAsync(Known)).ShouldBe(new SoundFetch.Unreachable("status_404"));
        _http.Result = Status(206);
        (await FetchAsync(null)).ShouldBe(new SoundFetch.Unreachable("status_206"));
        _http.Result = new OutboundResult.TimedOut();
        (await FetchAsync(null)).ShouldBe(new SoundFetch.Unreachable("timeout"));
        _http.Result = new OutboundResult.Failed(OutboundFault.TargetRefused);
        (await FetchAsync(null)).ShouldBe(new SoundFetch.Unreachable("target_refused"));
        _http.Result = new OutboundResult.Failed(OutboundFault.AnswerTooLarge);
        (await FetchAsync(null)).ShouldBeOfType<SoundFetch.TooLarge>();
    }

    private ValueTask<SoundFetch> FetchAsync(SoundValidators? known) => new SoundFetcher(_http).FetchAsync(Url, known, default);

    private static OutboundResult Status(int status) => new OutboundResult.Answered(status, default, new Dictionary<string, string>());

    private sealed class Http : IOutboundHttp
    {
        public OutboundResult Result { get; set; } = Status(200);

        public OutboundRequest? Asked { get; private set; }

        public ValueTask<OutboundResult> SendAsync(OutboundRequest request, CancellationToken cancellation)
        {
            Asked = request;
            return ValueTask.FromResult(Result);
        }
    }
}
