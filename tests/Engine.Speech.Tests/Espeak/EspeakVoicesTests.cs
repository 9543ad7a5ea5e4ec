using Engine.Speech.Espeak;
using Shouldly;
using Xunit;

namespace Engine.Speech.Tests.Espeak;

public sealed class EspeakVoicesTests
{
    private const string Table = """
        Pty Language       Age/Gender VoiceName          File                 Other Languages
         5  cmn             --/M      Chinese_(Mandarin) sit/cmn              (zh-cmn 5)(zh 5)
         5  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
         5  es              --/M      Spanish_(Spain)    roa/es
         5  es-419          --/M      Spanish_(Latin_America) roa/es-419           (es-mx 6)
         5  fr-fr           --/M      French_(France)    roa/fr               (fr 5)
         5  nb              --/M      Norwegian_Bokmål   gmq/nb               (no 5)
        """;

    [Theory]
    [InlineData("es-419", "es-419")]
    [InlineData("es-MX", "es")]
    [InlineData("fr-CA", "fr-fr")]
    [InlineData("FR", "fr-fr")]
    [InlineData("zh-CN", "cmn")]
    [InlineData("en-US", "en-gb")]
    [InlineData("zh", "cmn")]
    [InlineData("no-NO", "nb")]
    [InlineData("xx", null)]
    [InlineData(null, null)]
    public void Find_Tag_GivesTheNearestVoice(string? tag, string? voice) => EspeakVoices.Read(Table).Find(tag).ShouldBe(voice);

    [Fact]
    public void ReadVersion_FirstLine_GivesTheNumber() =>
        EspeakVoices.ReadVersion("eSpeak NG text-to-speech: 1.51  Data at: /x").ShouldBe("1.51");

    [Fact]
    public async Task Run_ChildFailsOrOverflows_SaysSo()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var shell = ProgramPath.TryFind("sh");
        Assert.SkipWhen(shell is null, "no shell");
        (await ChildProcess.RunAsync(shell!, ["-c", "cat"], "text", 100, cancellation)).ShouldBe("text"u8.ToArray());
        await Should.ThrowAsync<SpeechEngineException>(() => ChildProcess.RunAsync(shell!, ["-c", "echo no >&2; exit 3"], null, 100, cancellation));
        await Should.ThrowAsync<SpeechEngineException>(() => ChildProcess.RunAsync(shell!, ["-c", "yes"], null, 100, cancellation));
        await Should.ThrowAsync<SpeechEngineException>(() => ChildProcess.RunAsync(shell! + "x", [], null, 100, cancellation));
    }
}
