namespace Engine.Actors.Tests.Telephony.Sessions;

/// <summary>Offers that put us on hold, in the forms of several kinds of phone and switch; our own words.</summary>
internal static class HoldOffers
{
    internal const string Answer =
        "v=0\r\no=- 1 1 IN IP4 203.0.113.5\r\ns=-\r\nc=IN IP4 203.0.113.5\r\nt=0 0\r\nm=audio 6000 RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n";

    /// <summary>Each is answered by 200 and recvonly or inactive.</summary>
    internal static readonly string[] All =
    [
        "v=0\r\no=- 1 2 IN IP4 203.0.113.5\r\ns=-\r\nc=IN IP4 203.0.113.5\r\nt=0 0\r\nm=audio 6000 RTP/AVP 0 101\r\n"
            + "a=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\na=sendonly\r\n",
        "v=0\r\no=switch 77 78 IN IP4 203.0.113.5\r\ns=call\r\nc=IN IP4 203.0.113.5\r\nt=0 0\r\na=inactive\r\nm=audio 6000 RTP/AVP 8 0 96\r\n"
            + "a=rtpmap:8 PCMA/8000/1\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:96 telephone-event/8000\r\na=fmtp:96 0-16\r\na=maxptime:40\r\n",
        "v=0\r\no=- 5 6 IN IP4 203.0.113.5\r\ns=-\r\nt=0 0\r\nm=audio 6000 RTP/AVP 8 13 101\r\nc=IN IP4 203.0.113.5\r\nb=AS:80\r\n"
            + "a=rtcp:6001 IN IP4 203.0.113.5\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:13 CN/8000\r\na=rtpmap:101 telephone-event/8000\r\na=rtcp-mux\r\na=sendonly\r\n"
            + "m=video 0 RTP/AVP 31\r\n",
        "v=0\no=- 9 10 IN IP4 203.0.113.5\ns=-\nc=IN IP4 203.0.113.5\nt=0 0\nm=audio 6000/2 RTP/AVP 8\na=inactive\n",
    ];
}
