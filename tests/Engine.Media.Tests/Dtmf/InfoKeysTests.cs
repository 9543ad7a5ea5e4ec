using System.Globalization;
using System.Text;
using Engine.Media.Dtmf;
using Shouldly;
using Xunit;

namespace Engine.Media.Tests.Dtmf;

public sealed class InfoKeysTests
{
    // Holds DTMF-06.
    [Theory]
    [InlineData("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n", '5')]
    [InlineData("application/dtmf-relay", "Signal= 5\r\nDuration= 160", '5')]
    [InlineData("Application/DTMF-Relay", "signal=*\nduration=250\n", '*')]
    [InlineData("application/dtmf-relay;charset=utf-8", "Duration=100\r\nSignal=#\r\n", '#')]
    [InlineData("application/dtmf-relay", "Signal=10\r\n", '*')]
    [InlineData("application/dtmf-relay", "Signal=11\r\n", '#')]
    [InlineData("application/dtmf-relay", "Signal=12\r\n", 'A')]
    [InlineData("application/dtmf-relay", "Signal=d\r\n", 'D')]
    [InlineData("application/dtmf-relay", "Signal=16\r\n", '!')]
    [InlineData("application/dtmf", "7", '7')]
    [InlineData("application/dtmf", "#\r\n", '#')]
    [InlineData("application/dtmf", "10", '*')]
    [InlineData("audio/telephone-event", "3", '3')]
    [InlineData("application/dtmf-relay", "Signal=17\r\n", null)]
    [InlineData("application/dtmf-relay", "Signal=\r\n", null)]
    [InlineData("application/dtmf-relay", "Duration=160\r\n", null)]
    [InlineData("application/dtmf-relay", "", null)]
    [InlineData("application/dtmf", "55", null)]
    [InlineData("application/dtmf", "x", null)]
    [InlineData("text/plain", "5", null)]
    [InlineData("", "5", null)]
    public void Body_IsReadAsItsKey(string type, string body, char? key) => new InfoKeys().Read(type, Encoding.ASCII.GetBytes(body), default).ShouldBe(key);

    // Holds DTMF-06.
    [Theory]
    [InlineData("5", "5 0 at 0", "5 400 at 50", "5 800 end at 100", "5 800 end at 120")]
    [InlineData("55", "5 800 end at 0", "5 800 end at 400")]
    [InlineData("55", "5 160 at 0", "5 160 at 400")]
    [InlineData("55", "5 160 at 0", "5 320 at 3000")]
    [InlineData("5", "5 0 at 0", "5 16000 end at 2100")]
    [InlineData("5", "5 160 at 0", "5 160 end at 2000")]
    [InlineData("55", "5 160 at 0", "5 800 end at 10000")]
    [InlineData("5#5", "5 800 end at 0", "11 800 end at 10", "5 800 end at 20")]
    public void TelephoneEvents_OfOnePress_CountOnce(string pressed, params string[] requests)
    {
        var keys = new InfoKeys();
        var read = string.Empty;
        foreach (var word in requests.Select(request => request.Split(' ')))
        {
            var update = new DtmfEvent(byte.Parse(word[0], CultureInfo.InvariantCulture), word[2] == "end", 10, ushort.Parse(word[1], CultureInfo.InvariantCulture));
            read += Read(keys, update, TimeSpan.FromMilliseconds(double.Parse(word[^1], CultureInfo.InvariantCulture)));
        }

        read.ShouldBe(pressed);
    }

    [Fact]
    public void AnyBytes_NeverThrow()
    {
        var random = new Random(1);
        string[] types = ["application/dtmf-relay", "application/dtmf", "audio/telephone-event"];
        for (var i = 0; i < 20_000; i++)
        {
            var body = new byte[random.Next(0, 400)];
            random.NextBytes(body);
            new InfoKeys().Read(types[i % 3], body, default);
        }
    }

    private static char? Read(InfoKeys keys, DtmfEvent update, TimeSpan at)
    {
        var body = new byte[DtmfEvent.Bytes];
        update.Write(body);
        return keys.Read("audio/telephone-event", body, at);
    }
}
