namespace ServerlessPatterns.Local.Queues;

/// <summary>A message on its way from one queue to another: no queue is asked anything while another's lock is held.</summary>
internal readonly record struct Departure(LocalMessage Message, LocalQueue Target);
