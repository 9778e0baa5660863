namespace ServerlessPatterns.EndToEnd.Tests.FanOut;

[FanOutTopic(Fifo = true)]
internal sealed record Reading(string Meter, int Number);
