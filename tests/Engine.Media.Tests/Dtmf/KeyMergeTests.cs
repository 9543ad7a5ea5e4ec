using Engine.Media.Dtmf;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Dtmf;

/// <summary>Each press once, whichever ways tell it (DTMF-07).</summary>
public sealed class KeyMergeTests
{
    [Theory]
    [InlineData("e1@0 e2@200 e2@400", "122")]
    [InlineData("t1@0 t1@150 t1@300", "111")]
    [InlineData("i1@0 i1@150", "11")]
    [InlineData("t1@0 e1@60", "1")]
    [InlineData("t1@0 i1@100 t1@200 i1@300", "11")]
    [InlineData("i1@0 t1@30", "1")]
    [InlineData("e1@0 t1@40 i1@80", "1")]
    [InlineData("t1@0 i1@30 e1@90", "1")]
    [InlineData("t1@0 e1@600", "11")]
    [InlineData("t1@0 t2@200 e1@250 e2@450", "12")]
    [InlineData("t1@0 e2@100", "12")]
    [InlineData("e1@0 t2@5000 i2@5050 e2@5100", "12")]
    [InlineData("t5@0 t5@150 e5@200 e5@350", "55")]
    public void Auto_TellsEachPressOnce(string told, string pressed) => Run(new KeyMerge(), told).ShouldBe(pressed);

    [Theory]
    [InlineData(KeySource.Rfc4733, "e")]
    [InlineData(KeySource.Info, "i")]
    [InlineData(KeySource.InBand, "t")]
    public void Only_ThatWayCounts(KeySource only, string way) =>
        Run(new KeyMerge(only), "e1@0 i1@10 t1@20 t2@700 i2@710 e2@720").ShouldBe(way.Length == 1 ? "12" : "");

    [Fact]
    public void Forget_OtherWayCountsAgain()
    {
        var merge = new KeyMerge();
        Run(merge, "e1@0 t2@1000").ShouldBe("1");

        merge.Forget();

        Run(merge, "t3@2000").ShouldBe("3");
    }

    /// <summary>Whatever ways a gateway uses for a call, however they are shifted against each other: what is pressed is what is told.</summary>
    [Fact]
    public void AnyMixOfWays_NeverTellsAPressTwice()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            KeySource[] ways = [.. Enum.GetValues<KeySource>().Where(_ => random.NextDouble() < 0.6)];
            var late = ways.ToDictionary(way => way, _ => random.Next(0, 180));
            var presses = Enumerable.Range(0, 12).Select(i => (Key: "0123456789*#"[random.Next(12)], At: i * random.Next(200, 210))).ToList();
            var told = presses.SelectMany(press => ways.Select(way => (Way: way, press.Key, At: press.At + late[way]))).OrderBy(t => t.At);
            var merge = new KeyMerge();

            var heard = told.Where(t => merge.IsNew(t.Way, t.Key, TimeSpan.FromMilliseconds(t.At))).Select(t => t.Key);

            new string([.. heard]).ShouldBe(ways.Length == 0 ? "" : new string([.. presses.Select(p => p.Key)]), $"seed {seed}");
        }
    }

    private static string Run(KeyMerge merge, string told)
    {
        var heard = "";
        foreach (var one in told.Split(' '))
        {
            var source = one[0] switch { 'e' => KeySource.Rfc4733, 'i' => KeySource.Info, _ => KeySource.InBand };
            var at = TimeSpan.FromMilliseconds(int.Parse(one[3..], System.Globalization.CultureInfo.InvariantCulture));
            heard += merge.IsNew(source, one[1], at) ? one[1] : "";
        }

        return heard;
    }
}
