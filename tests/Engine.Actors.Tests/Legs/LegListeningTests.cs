using Engine.Actors.Tests.Interactions;
using Engine.Flows.Facts;
using Engine.Media.G711;
using Engine.Ports;
using Engine.Ports.Interactions;
using Engine.Ports.Speech;
using Engine.Testing.Calls;
using Engine.Testing.Simulated;
using Shouldly;
using Xunit;

namespace Engine.Actors.Tests.Legs;

/// <summary>A step that listens, on virtual time: the callee says a recorded sentence, the recogniser is told what to hear.</summary>
public sealed class LegListeningTests
{
    private const string FlowId = "voice";

    /// <summary>20 characters: one second of the tone engine.</summary>
    private const string Prompt = "Sales or technical??";

    private static readonly TimeSpan PromptEnds = TimeSpan.FromSeconds(1);
    private static readonly short[] OneSentence = Sentence();

    private readonly FakeRecognizer _recognizer = new();
    private readonly SimulatedEngine _world = new();

    public LegListeningTests()
    {
        _world.Recognizer = _recognizer;
        _world.AddAccount(new AccountId(CourierFlow.Account));
        _world.Store.Publish(new AccountId(CourierFlow.Account), new FlowId(FlowId), Document);
        _world.Start();
    }

    // Holds SPEECH-09.
    [Fact]
    public void Listen_SpeechAfterThePrompt_IsRecognisedOnceWithRollsAndHints()
    {
        var id = Run(TimeSpan.FromSeconds(2));

        Exit(id).ShouldBe("sales");
        var request = _recognizer.Requests.ShouldHaveSingleItem();
        request.Phrases.ShouldBe(["sales", "help"]);
        request.AccountId.Value.ShouldBe(CourierFlow.Account);
        request.Sound.RateHz.ShouldBe(8000);

        // The sentence is 3.3 s of speech; 300 ms before it and 400 ms after it are kept.
        request.Sound.Duration.TotalSeconds.ShouldBeInRange(3.0, 4.2);
        _world.ShouldBeClean();
    }

    [Fact]
    public void Listen_NobodySpeaks_TimesOutAfterTheSilenceFromThePromptsEnd()
    {
        var id = Run(saysAt: null);

        Exit(id).ShouldBe("timeout");
        _recognizer.Requests.ShouldBeEmpty();
        var left = _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.StepLeft>().Single(e => e.StepId == "menu");
        var answered = _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.CallAnswered>().Single();
        (left.At - answered.At).TotalSeconds.ShouldBeInRange(3.0, 3.3);
    }

    [Theory]
    [InlineData(700, true)]
    [InlineData(900, true)]
    [InlineData(-3600, false)]
    public void Listen_SpeechAroundThePromptsEnd_CountsWhenItGoesOn(int saysAtMs, bool counts)
    {
        var id = Run(TimeSpan.FromMilliseconds(Math.Max(0, saysAtMs)), saysAtMs < 0 ? Document.Replace(Prompt, Prompt + new string('?', 80), StringComparison.Ordinal) : null);

        Exit(id).ShouldBe(counts ? "sales" : "timeout");
        _recognizer.Requests.Count.ShouldBe(counts ? 1 : 0);
    }

    [Theory]
    [InlineData(SpeechFault.NoEngine, "speech_not_available")]
    [InlineData(SpeechFault.UnsupportedLanguage, "speech_language_unsupported")]
    public void Listen_LanguageCannotBeUnderstood_FailsBeforeThePrompt(SpeechFault fault, string reason)
    {
        _recognizer.Missing = fault;
        var id = Run(TimeSpan.FromSeconds(2));

        Reason(id).ShouldBe(reason);
        _recognizer.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SpeechFault.EngineFailed, "speech_failed")]
    [InlineData(SpeechFault.TimedOut, "speech_timed_out")]
    public void Listen_RecognitionFails_IsAnUnexpectedFailure(SpeechFault fault, string reason)
    {
        _recognizer.Answer = new RecognitionResult.Refused(fault, "as told");
        Reason(Run(TimeSpan.FromSeconds(2))).ShouldBe(reason);
    }

    [Fact]
    public void Listen_SpeechNobodyUnderstands_IsNoMatch()
    {
        _recognizer.Answer = new RecognitionResult.Unclear("fake");
        Exit(Run(TimeSpan.FromSeconds(2))).ShouldBe("no_match");
    }

    [Fact]
    public void Listen_HangUpWhileSpeaking_EndsTheStepAndAsksNobody()
    {
        var id = Run(TimeSpan.FromSeconds(2), hangsUp: TimeSpan.FromSeconds(3));

        Exit(id).ShouldBe("contact_hung_up");
        _recognizer.Requests.ShouldBeEmpty();
        _world.ShouldBeClean();
    }

    private string Run(TimeSpan? saysAt, string? document = null, TimeSpan? hangsUp = null)
    {
        if (document is not null)
        {
            _world.Store.Publish(new AccountId(CourierFlow.Account), new FlowId(FlowId), document);
        }

        _world.Network.Script = _ => Callee.Answers with { HangsUpAfter = hangsUp, Says = saysAt is { } at ? [(at, OneSentence)] : [] };
        var started = _world.Request(new AccountId(CourierFlow.Account), new FlowId(FlowId), ("customer_number", CourierFlow.Contact));
        _world.Run(TimeSpan.FromMinutes(1));
        return started.ShouldBeOfType<StartResult.Accepted>().InteractionId;
    }

    private string Exit(string id) => _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.StepLeft>().Single(e => e.StepId == "menu").Exit;

    private string? Reason(string id) => _world.Store.Events(new InteractionId(id)).OfType<InteractionEvent.StepLeft>().Single(e => e.StepId == "menu").Reason;

    private static short[] Sentence()
    {
        using var stream = typeof(LegListeningTests).Assembly.GetManifestResourceStream("utterance.ulaw")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Array.ConvertAll(bytes, MuLaw.Decode);
    }

    private const string Document = """
        {
          "format": 1,
          "name": "Voice menu",
          "trigger": { "kind": "api_request", "arguments": [ { "name": "customer_number", "variable": "customer_phone_number", "required": true } ] },
          "variables": { "customer_phone_number": {} },
          "entry": "dial",
          "steps": {
            "dial": {
              "type": "make_outbound_call", "name": "Call",
              "settings": { "from": { "number": "+12025550100" }, "to": { "variable": "customer_phone_number" }, "ring_seconds": 15 },
              "exits": { "answered": "menu", "invalid_number": "end", "busy": "end", "no_answer": "end" }
            },
            "menu": {
              "type": "voice_ivr", "name": "Menu",
              "settings": {
                "prompt": { "text": "Sales or technical??", "language": "en-US" },
                "options": [ { "exit": "sales", "keywords": ["sales"] }, { "exit": "help", "keywords": ["help"] } ]
              },
              "exits": { "sales": "end", "help": "end", "no_match": "end", "timeout": "end" }
            },
            "end": { "type": "end_flow", "name": "End" }
          }
        }
        """;

    private sealed class FakeRecognizer : ISpeechRecognizer
    {
        public List<RecognitionRequest> Requests { get; } = [];

        public SpeechFault? Missing { get; set; }

        public RecognitionResult Answer { get; set; } = new RecognitionResult.Heard("i want sales please", "sales", "fake");

        public SpeechCapabilities Capabilities { get; } = new([], []);

        public ValueTask<SpeechFault?> CheckAsync(AccountId accountId, string language, CancellationToken cancellation) => new(Missing);

        public ValueTask<RecognitionResult> RecognizeAsync(RecognitionRequest request, CancellationToken cancellation)
        {
            Requests.Add(request);
            return new ValueTask<RecognitionResult>(Answer);
        }
    }
}
