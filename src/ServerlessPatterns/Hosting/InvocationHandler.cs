using System.ComponentModel;

namespace ServerlessPatterns.Hosting;

/// <summary>Answers one invocation of a Lambda function. For generated code.</summary>
/// <param name="input">The event.</param>
/// <param name="invocation">The invocation.</param>
/// <returns>The answer.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate Task<Stream> InvocationHandler(Stream input, InvocationContext invocation);
