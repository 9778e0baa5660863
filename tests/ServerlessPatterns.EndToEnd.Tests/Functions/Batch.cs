using Amazon.SQS.Model;

namespace ServerlessPatterns.EndToEnd.Tests.Functions;

/// <summary>A batch that was received and handed to the function.</summary>
internal sealed record Batch(IReadOnlyList<Message> Messages, Task<byte[]?> Answer);
