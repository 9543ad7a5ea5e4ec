namespace Engine.Speech.Tests.Recognition;

/// <summary>
/// Menus and answers that nothing was chosen or tuned on: they were written before the first measurement and stay as they are. Whoever tunes
/// the recogniser writes new ones.
/// </summary>
internal static class HeldOutMenus
{
    private static readonly (string Option, string[] Keywords)[] s_appointment =
    [
        ("confirm", ["confirm", "i will be there"]),
        ("move", ["move", "different time", "change my appointment"]),
        ("cancel", ["cancel"]),
        ("address", ["address", "directions"]),
    ];

    private static readonly (string Option, string[] Keywords)[] s_parcel =
    [
        ("neighbor", ["neighbor", "next door"]),
        ("shop", ["collect it", "pick it up", "parcel shop"]),
        ("again", ["try again", "deliver it again"]),
    ];

    private static readonly (string Option, string[] Keywords)[] s_telecom =
    [
        ("fault", ["internet", "not working", "outage"]),
        ("balance", ["balance", "how much do i owe"]),
        ("password", ["password", "locked out"]),
        ("human", ["human", "real person", "customer service"]),
        ("contract", ["contract"]),
    ];

    /// <summary>Menu, what is said, and the option it names; null for none.</summary>
    public static readonly ((string Option, string[] Keywords)[] Menu, string Said, string? Option)[] Utterances =
    [
        (s_appointment, "Yes, I confirm.", "confirm"),
        (s_appointment, "I will be there.", "confirm"),
        (s_appointment, "Could you move it to next week?", "move"),
        (s_appointment, "I need a different time, please.", "move"),
        (s_appointment, "I have to cancel, sorry.", "cancel"),
        (s_appointment, "What was the address again?", "address"),
        (s_appointment, "My dog is barking, wait a moment.", null),
        (s_parcel, "Just leave it with my neighbor.", "neighbor"),
        (s_parcel, "I'll collect it myself.", "shop"),
        (s_parcel, "Can I pick it up tomorrow?", "shop"),
        (s_parcel, "Please try again in the evening.", "again"),
        (s_parcel, "Deliver it again on Friday.", "again"),
        (s_parcel, "Who gave you this number?", null),
        (s_parcel, "I never ordered anything.", null),
        (s_telecom, "My internet is not working.", "fault"),
        (s_telecom, "How much is my balance?", "balance"),
        (s_telecom, "I forgot my password.", "password"),
        (s_telecom, "I'd rather talk to a human.", "human"),
        (s_telecom, "Get me a real person.", "human"),
        (s_telecom, "The coffee is getting cold.", null),
    ];
}
