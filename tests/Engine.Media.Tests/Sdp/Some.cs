using System.Net;
using Engine.Media.Sdp;

namespace Engine.Media.Tests.Sdp;

internal static class Some
{
    /// <summary>Local media; the low two bits of the shape choose the codecs and their order.</summary>
    public static LocalMedia Local(int shape = 0) => new()
    {
        Address = (shape & 4) != 0 ? IPAddress.Parse("2001:db8::1") : IPAddress.Parse("192.0.2.10"),
        Port = 20000,
        Codecs = (shape & 3) switch
        {
            0 => [AudioCodec.Pcma, AudioCodec.Pcmu],
            1 => [AudioCodec.Pcmu, AudioCodec.Pcma],
            2 => [AudioCodec.Pcma],
            _ => [AudioCodec.Pcmu],
        },
        ComfortNoise = (shape & 8) != 0,
    };
}
