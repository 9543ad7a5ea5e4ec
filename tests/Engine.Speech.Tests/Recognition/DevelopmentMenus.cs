namespace Engine.Speech.Tests.Recognition;

/// <summary>
/// Menus and answers that the thresholds of the recogniser were chosen on. Other menus and other words than those it is judged by
/// (<see cref="HeldOutMenus"/>); tune on these as much as you like.
/// </summary>
internal static class DevelopmentMenus
{
    private static readonly (string Option, string[] Keywords)[] s_bank =
    [
        ("card", ["lost card", "stolen", "block my card"]),
        ("loan", ["loan", "mortgage"]),
        ("transfer", ["transfer", "send money"]),
        ("statement", ["statement", "transactions"]),
        ("adviser", ["adviser", "speak with someone"]),
    ];

    private static readonly (string Option, string[] Keywords)[] s_restaurant =
    [
        ("table", ["book a table", "reservation"]),
        ("hours", ["opening hours", "when do you open"]),
        ("delivery", ["delivery", "take away"]),
        ("allergy", ["allergy", "ingredients"]),
        ("complaint", ["manager", "complaint"]),
    ];

    private static readonly (string Option, string[] Keywords)[] s_doctor =
    [
        ("prescription", ["prescription", "refill", "medicine"]),
        ("results", ["test results", "blood test"]),
        ("urgent", ["emergency", "urgent", "pain"]),
        ("nurse", ["nurse", "doctor"]),
    ];

    private static readonly (string Option, string[] Keywords)[] s_airline =
    [
        ("flight", ["flight", "boarding pass"]),
        ("luggage", ["luggage", "suitcase", "baggage"]),
        ("refund", ["refund", "money back"]),
        ("seat", ["seat", "upgrade"]),
    ];

    private static readonly (string Option, string[] Keywords)[] s_survey =
    [
        ("good", ["good", "great", "excellent"]),
        ("bad", ["bad", "terrible", "disappointed"]),
        ("skip", ["skip", "rather not say"]),
    ];

    private static readonly (string Option, string[] Keywords)[] s_garage =
    [
        ("tires", ["tires", "wheels"]),
        ("inspection", ["inspection", "check"]),
        ("repair", ["repair", "broken", "won't start"]),
        ("price", ["price", "estimate"]),
    ];

    /// <summary>Menu, what is said, and the option it names; null for none.</summary>
    public static readonly ((string Option, string[] Keywords)[] Menu, string Said, string? Option)[] Utterances =
    [
        (s_bank, "I have a lost card.", "card"),
        (s_bank, "My wallet was stolen yesterday.", "card"),
        (s_bank, "Can you block my card right away?", "card"),
        (s_bank, "We are thinking about a mortgage.", "loan"),
        (s_bank, "It's about my loan, actually.", "loan"),
        (s_bank, "Loan.", "loan"),
        (s_bank, "I tried to transfer something to my sister.", "transfer"),
        (s_bank, "How can I send money abroad?", "transfer"),
        (s_bank, "Mail me the last statement again.", "statement"),
        (s_bank, "There are transactions I don't recognize.", "statement"),
        (s_bank, "Is there an adviser I could see?", "adviser"),
        (s_bank, "I'd prefer to speak with someone.", "adviser"),
        (s_bank, "Sorry, can you hear me?", null),
        (s_bank, "The kids are making too much noise.", null),
        (s_bank, "I have been waiting for half an hour.", null),
        (s_bank, "My husband usually does this.", null),
        (s_restaurant, "We would love to book a table for four.", "table"),
        (s_restaurant, "I made a reservation last week.", "table"),
        (s_restaurant, "Reservation, please.", "table"),
        (s_restaurant, "What are your opening hours on Sunday?", "hours"),
        (s_restaurant, "When do you open?", "hours"),
        (s_restaurant, "Do you still do delivery?", "delivery"),
        (s_restaurant, "Something to take away for tonight.", "delivery"),
        (s_restaurant, "My son has a nut allergy.", "allergy"),
        (s_restaurant, "Which ingredients are in the soup?", "allergy"),
        (s_restaurant, "Let me have a word with the manager.", "complaint"),
        (s_restaurant, "I've got a complaint about the waiter.", "complaint"),
        (s_restaurant, "We are sitting in the car outside.", null),
        (s_restaurant, "It is raining here.", null),
        (s_restaurant, "Turn the radio down, will you?", null),
        (s_restaurant, "My phone is almost empty.", null),
        (s_doctor, "I ran out of my prescription.", "prescription"),
        (s_doctor, "Could I get a refill before the weekend?", "prescription"),
        (s_doctor, "The medicine makes me sleepy.", "prescription"),
        (s_doctor, "Are my test results in?", "results"),
        (s_doctor, "It's for a blood test on Monday.", "results"),
        (s_doctor, "This is an emergency!", "urgent"),
        (s_doctor, "It is really urgent.", "urgent"),
        (s_doctor, "My mother is in a lot of pain.", "urgent"),
        (s_doctor, "Can the nurse ring me back?", "nurse"),
        (s_doctor, "I want to see a doctor as soon as possible.", "nurse"),
        (s_doctor, "Doctor.", "nurse"),
        (s_doctor, "Hang on, I'm looking for my glasses.", null),
        (s_doctor, "We live on the fourth floor.", null),
        (s_doctor, "Nobody told me about that.", null),
        (s_doctor, "He was born in nineteen sixty.", null),
        (s_airline, "Our flight was delayed by five hours.", "flight"),
        (s_airline, "I can't find the boarding pass.", "flight"),
        (s_airline, "You people lost my luggage.", "luggage"),
        (s_airline, "My suitcase did not arrive.", "luggage"),
        (s_airline, "How much baggage is allowed?", "luggage"),
        (s_airline, "I think I deserve a refund for this.", "refund"),
        (s_airline, "I just want my money back.", "refund"),
        (s_airline, "We'd like a seat near the front.", "seat"),
        (s_airline, "Is an upgrade possible?", "seat"),
        (s_airline, "Upgrade.", "seat"),
        (s_airline, "Where did I put that paper?", null),
        (s_airline, "The line is very bad, hello?", null),
        (s_airline, "My neighbor has a swimming pool.", null),
        (s_survey, "It was good.", "good"),
        (s_survey, "Your driver was great, thanks a lot.", "good"),
        (s_survey, "Everything was excellent this time.", "good"),
        (s_survey, "Honestly, pretty bad.", "bad"),
        (s_survey, "The food was terrible and cold.", "bad"),
        (s_survey, "I am quite disappointed with you.", "bad"),
        (s_survey, "Skip that one.", "skip"),
        (s_survey, "I would rather not say.", "skip"),
        (s_survey, "What was the question?", null),
        (s_survey, "I am having dinner now.", null),
        (s_survey, "Which restaurant do you mean?", null),
        (s_garage, "I need new tires before winter.", "tires"),
        (s_garage, "One of the wheels is wobbling.", "tires"),
        (s_garage, "The yearly inspection is due.", "inspection"),
        (s_garage, "Would you check the brakes for me?", "inspection"),
        (s_garage, "How long will the repair take?", "repair"),
        (s_garage, "The mirror is broken.", "repair"),
        (s_garage, "My car won't start this morning.", "repair"),
        (s_garage, "What's the price for that?", "price"),
        (s_garage, "Send me an estimate by mail.", "price"),
        (s_garage, "It's a blue one with four doors.", null),
        (s_garage, "My daughter will come by later.", null),
        (s_garage, "I parked it behind the church.", null),
    ];
}
