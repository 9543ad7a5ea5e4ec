namespace Engine.Speech.Tests.Recognition;

/// <summary>
/// Menus and answers that nothing was chosen or tuned on: they were written before the first measurement and stay as they are. Whoever tunes
/// the recogniser writes new ones.
/// </summary>
internal static class HeldOutMenus
{
    private static readonly (string Option, string[] Keywords)[] Appointment =
    [
        ("confirm", ["confirm", "i will be there"]),
        ("move", ["move", "different time", "change my appointment"]),
        ("cancel", ["cancel"]),
        ("address", ["address", "directions"]),
    ];

    private static readonly (string Option, string[] Keywords)[] Parcel =
    [
        ("neighbor", ["neighbor", "next door"]),
        ("shop", ["collect it", "pick it up", "parcel shop"]),
        ("again", ["try again", "deliver it again"]),
    ];

    private static readonly (string Option, string[] Keywords)[] Telecom =
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
        (Appointment, "Yes, I confirm.", "confirm"),
        (Appointment, "I will be there.", "confirm"),
        (Appointment, "Could you move it to next week?", "move"),
        (Appointment, "I need a different time, please.", "move"),
        (Appointment, "I have to cancel, sorry.", "cancel"),
        (Appointment, "What was the address again?", "address"),
        (Appointment, "My dog is barking, wait a moment.", null),
        (Parcel, "Just leave it with my neighbor.", "neighbor"),
        (Parcel, "I'll collect it myself.", "shop"),
        (Parcel, "Can I pick it up tomorrow?", "shop"),
        (Parcel, "Please try again in the evening.", "again"),
        (Parcel, "Deliver it again on Friday.", "again"),
        (Parcel, "Who gave you this number?", null),
        (Parcel, "I never ordered anything.", null),
        (Telecom, "My internet is not working.", "fault"),
        (Telecom, "How much is my balance?", "balance"),
        (Telecom, "I forgot my password.", "password"),
        (Telecom, "I'd rather talk to a human.", "human"),
        (Telecom, "Get me a real person.", "human"),
        (Telecom, "The coffee is getting cold.", null),
    ];
}
