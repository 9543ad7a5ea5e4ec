using Engine.Sip.Calls;
using Engine.Sip.Calls.Outgoing;
using Engine.Sip.Methods;
using Shouldly;
using Xunit;

namespace Engine.Sip.Tests.Calls.Outgoing;

/// <summary>Whether anybody is there: every state of a line with every answer of its peer, second by second.</summary>
public sealed class LivenessTests
{
    private const int FirstSound = 30;
    private const int Silence = 60;
    private const int Hold = 100;

    /// <summary>The line's state, the outcome of the question, whether RTP is bounced; what ends the call, or null.</summary>
    public static TheoryData<string, string, bool, HangUpCause?> Table
    {
        get
        {
            var table = new TheoryData<string, string, bool, HangUpCause?>();
            foreach (var bounced in new[] { false, true })
            {
                Row("playing", null, HangUpCause.MediaLost, null, bounced ? HangUpCause.MediaLost : null);
                Row("awaited", null, HangUpCause.MediaLost, HangUpCause.MediaLost, HangUpCause.MediaLost);
                Row("idle", null, HangUpCause.MediaLost, null, bounced ? HangUpCause.MediaLost : null);
                Row("held", null, HangUpCause.MediaLost, HangUpCause.MediaLost, HangUpCause.MediaLost);
                Row("held for too long", HangUpCause.Held, HangUpCause.MediaLost, HangUpCause.MediaLost, HangUpCause.MediaLost);

                void Row(string line, HangUpCause? answered, HangUpCause? gone, HangUpCause? silent, HangUpCause? unreachable)
                {
                    table.Add(line, nameof(OptionsOutcome.Answered), bounced, answered);
                    table.Add(line, nameof(OptionsOutcome.Gone), bounced, gone);
                    table.Add(line, nameof(OptionsOutcome.Silent), bounced, silent);
                    table.Add(line, nameof(OptionsOutcome.Unreachable), bounced, unreachable);
                }
            }

            return table;
        }
    }

    // Holds RTP-30, RTP-32, RTP-34 and DLG-20.
    [Theory]
    [MemberData(nameof(Table))]
    public void Asked_InEveryState_EveryOutcomeHasItsEnd(string line, string outcome, bool bounced, HangUpCause? end)
    {
        var call = new Call { Holds = line == "held for too long" ? 10 : Hold };
        call.Hear().Run(1);
        call.Line = line switch
        {
            "playing" => call.Line with { IsPlaying = true, IsAwaited = true },
            "awaited" => call.Line with { IsAwaited = true },
            "idle" => call.Line,
            _ => call.Line with { IsHeld = true, IsPlaying = true },
        };
        call.IsBounced = bounced;
        call.RunUntilAsked();
        call.End.ShouldBeNull("nobody is ended before he was asked");
        call.Run(2).Answer(Enum.Parse<OptionsOutcome>(outcome)).End.ShouldBe(end);
    }

    // Holds RTP-30 and DLG-20.
    [Fact]
    public void Silent_ButAnswering_IsAskedAtEachTimeoutAndNeverEnded()
    {
        var call = new Call { Line = new LineFacts { IsAwaited = true } };
        call.Hear().Run(1);
        for (var time = 1; time <= 20; time++)
        {
            call.Run(Silence - 1).Asked.ShouldBe(time - 1);
            call.Run(1).Asked.ShouldBe(time);
            call.Answer(OptionsOutcome.Answered);
        }

        call.End.ShouldBeNull();
    }

    // Holds RTP-30.
    [Theory]
    [InlineData(false, FirstSound, HangUpCause.MediaTimeout)]
    [InlineData(true, Silence, HangUpCause.MediaLost)]
    public void NeverHeardOrSilentSince_HasItsTimeAndItsName(bool heard, int seconds, HangUpCause cause)
    {
        var call = new Call { Line = new LineFacts { IsAwaited = true } };
        if (heard)
        {
            call.Hear().Run(1);
        }

        call.Run(seconds - 1).Asked.ShouldBe(0);
        call.Run(1).Asked.ShouldBe(1);
        call.Answer(OptionsOutcome.Silent).End.ShouldBe(cause);
    }

    // Holds RTP-30.
    [Fact]
    public void Unanswered_WhileAPromptPlays_EndsOnlyWhenTheContactWasAwaitedForItsTime()
    {
        var call = new Call { Line = new LineFacts { IsPlaying = true } };
        call.Hear().Run(1);
        for (var time = 0; time < 10; time++)
        {
            call.RunUntilAsked().Run(32).Answer(OptionsOutcome.Silent);
        }

        call.End.ShouldBeNull("the prompt is played to its end");
        call.Line = call.Line with { IsPlaying = false, IsAwaited = true };
        call.Run(Silence - 1).End.ShouldBeNull("whoever was spoken to gets the whole time to press a key");
        call.Run(1).End.ShouldBe(HangUpCause.MediaLost);
    }

    // Holds RTP-30.
    [Fact]
    public void Unanswered_InALoopOfPromptsAndShortWaits_EndsWithinMinutes()
    {
        var call = new Call();
        call.Hear().Run(1);
        for (var round = 0; round < 100 && call.End is null; round++)
        {
            call.Line = call.Line with { IsPlaying = true, IsAwaited = true };
            Wait(20);
            call.Line = call.Line with { IsPlaying = false };
            Wait(10);
        }

        call.End.ShouldBe(HangUpCause.MediaLost);
        call.Now.ShouldBeLessThan(300);

        void Wait(int seconds)
        {
            for (var second = 0; second < seconds; second++)
            {
                call.Run(1);
                if (call.AskedFor >= 32)
                {
                    call.Answer(OptionsOutcome.Silent);
                }
            }
        }
    }

    // Holds RTP-30.
    [Fact]
    public void Sound_WhileTheQuestionIsOpen_OutweighsNoAnswer()
    {
        var call = new Call { Line = new LineFacts { IsAwaited = true } };
        call.Hear().Run(1).RunUntilAsked().Run(5).Hear().Run(27);
        call.Answer(OptionsOutcome.Silent).Run(30).End.ShouldBeNull();
    }

    // Holds RTP-30 and RTP-34.
    [Fact]
    public void NoTimeout_SilenceEndsNothing()
    {
        var call = new Call { Line = new LineFacts { IsAwaited = true, BridgeSignsOfLife = 1 }, Silences = 0 };
        call.Run(3600).Asked.ShouldBe(0);
        call.IsBounced = true;
        call.Run(1).Asked.ShouldBe(1, "what ICMP says is no silence");
        call.Run(2).Answer(OptionsOutcome.Silent).Run(59).Asked.ShouldBe(1);
        call.Run(1).Asked.ShouldBe(2);
        call.Answer(OptionsOutcome.Unreachable).End.ShouldBe(HangUpCause.MediaLost);
    }

    // Holds RTP-31 and RTP-32.
    [Fact]
    public void NoTimeout_AHeldLineIsAskedAboutAllTheSame()
    {
        var call = new Call { Line = new LineFacts { IsHeld = true }, Silences = 0 };
        call.Run(59).Asked.ShouldBe(0);
        call.Run(1).Asked.ShouldBe(1);
        call.Answer(OptionsOutcome.Silent).End.ShouldBe(HangUpCause.MediaLost);
    }

    // Holds RTP-32.
    [Fact]
    public void Held_WithMusic_EndsAtItsTimeWhateverIsHeard()
    {
        var call = new Call { Line = new LineFacts { IsHeld = true } };
        for (var second = 0; second < Hold; second++)
        {
            call.Asked.ShouldBe(0);
            call.Hear().Run(1);
        }

        call.Asked.ShouldBe(1);
        call.Hear().Run(1).Answer(OptionsOutcome.Silent).End.ShouldBe(HangUpCause.MediaLost);
    }

    // Holds RTP-31 and RTP-32.
    [Fact]
    public void Hold_TakenBack_CountsAnewFromThere()
    {
        var call = new Call { Line = new LineFacts { IsHeld = true, IsAwaited = true } };
        call.Run(Hold);
        call.Answer(OptionsOutcome.Answered).End.ShouldBe(HangUpCause.Held);

        call = new Call { Line = new LineFacts { IsHeld = true, IsAwaited = true } };
        call.Hear().Run(Hold - 1 - Silence).RunUntilAsked().Answer(OptionsOutcome.Answered);
        call.Line = call.Line with { IsHeld = false };
        call.Run(Silence).Asked.ShouldBe(1);
        call.Line = call.Line with { IsHeld = true };
        call.Run(Silence).End.ShouldBeNull();
    }

    // Holds RTP-32.
    [Fact]
    public void Hold_TakenBackWhileAskedForIt_GoesOn()
    {
        var call = new Call { Line = new LineFacts { IsHeld = true }, Silences = 0, Holds = 10 };
        call.RunUntilAsked();
        call.Line = call.Line with { IsHeld = false };
        call.Run(1).Answer(OptionsOutcome.Answered).End.ShouldBeNull();
    }

    // Holds RTP-30.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bridge_SilentBothWaysForFiveTimesTheTimeout_EndsAlthoughTheDialogAnswers(bool otherSpeaks)
    {
        var call = new Call { Line = new LineFacts { IsAwaited = true, BridgeSignsOfLife = 7 } };
        call.Hear().Run(1);
        for (var second = 1; second < 5 * Silence; second++)
        {
            if (otherSpeaks)
            {
                call.Line = call.Line with { BridgeSignsOfLife = call.Line.BridgeSignsOfLife + 1 };
            }

            call.Run(1).AnswerIfAsked();
        }

        call.End.ShouldBeNull();
        call.Line = otherSpeaks ? call.Line with { BridgeSignsOfLife = 0 } : call.Line;
        call.Run(2).End.ShouldBe(otherSpeaks ? null : HangUpCause.MediaLost);
    }

    // Holds RTP-34.
    [Theory]
    [InlineData("held", true, true)]
    [InlineData("awaited", true, true)]
    [InlineData("playing", false, false)]
    public void Drain_AsksAtOnceWhoeverMayBeGone(string line, bool asked, bool ended)
    {
        var call = new Call();
        call.Hear().Run(1);
        call.Line = call.Line with { IsHeld = line == "held", IsAwaited = line == "awaited", IsPlaying = line == "playing" };
        call.Run(2);
        call.IsDraining = true;
        call.Run(1).Asked.ShouldBe(asked ? 1 : 0);
        if (asked)
        {
            call.Answer(OptionsOutcome.Silent);
        }

        (call.End is not null).ShouldBe(ended);
    }

    /// <summary>One call, second by second.</summary>
    private sealed class Call
    {
        private Liveness _state;
        private bool _began;
        private int _askedAt;

        public LineFacts Line { get; set; }

        public int Silences { get; init; } = Silence;

        public int Holds { get; init; } = Hold;

        /// <summary>ICMP answers every second from now on.</summary>
        public bool IsBounced { get; set; }

        public bool IsDraining { get; set; }

        public int Now { get; private set; }

        public int Asked { get; private set; }

        /// <summary>Seconds since the question that is open; 0 when none is.</summary>
        public int AskedFor => _askedAt == 0 ? 0 : Now - _askedAt;

        public HangUpCause? End { get; private set; }

        private LivenessLimits Limits => new(Ticks(FirstSound), Ticks(Silences), Ticks(Holds));

        public Call Hear()
        {
            Begin();
            Line = Line with { SignsOfLife = Line.SignsOfLife + 1, BridgeSignsOfLife = Line.BridgeSignsOfLife + 1 };
            return this;
        }

        public Call Run(int seconds)
        {
            Begin();
            for (var second = 0; second < seconds && End is null; second++)
            {
                Now++;
                Line = IsBounced ? Line with { Unreachable = Line.Unreachable + 1 } : Line;
                Take(_state.Look(Ticks(Now), Line, Limits, IsDraining));
            }

            return this;
        }

        public Call RunUntilAsked()
        {
            for (var before = Asked; Asked == before && End is null && Now < 10_000;)
            {
                Run(1);
            }

            return this;
        }

        public Call Answer(OptionsOutcome outcome)
        {
            _askedAt = 0;
            Take(_state.Answer(outcome, Limits, IsDraining));
            return this;
        }

        public void AnswerIfAsked()
        {
            if (_askedAt != 0)
            {
                Answer(OptionsOutcome.Answered);
            }
        }

        private static long Ticks(int seconds) => seconds * TimeSpan.TicksPerSecond;

        private void Begin()
        {
            if (!_began)
            {
                _began = true;
                _state = Liveness.Begin(0, Line);
            }
        }

        private void Take(LivenessStep step)
        {
            _state = step.Next;
            End ??= step.End;
            if (step.Ask)
            {
                _askedAt.ShouldBe(0, "one question at a time");
                _askedAt = Now;
                Asked++;
            }
        }
    }
}
