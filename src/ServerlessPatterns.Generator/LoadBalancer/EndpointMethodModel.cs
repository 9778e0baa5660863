using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>A method that routes lead to.</summary>
/// <param name="Name">Its name, as C# refers to it.</param>
/// <param name="Parameters">What it takes, in order.</param>
/// <param name="Answer">What becomes of what it returns.</param>
/// <param name="IsAwaited">Whether it returns a task.</param>
/// <param name="Content">What it returns, where that is answered as JSON.</param>
internal sealed record EndpointMethodModel(string Name, EquatableArray<EndpointParameterModel> Parameters, AnswerKind Answer, bool IsAwaited, MessageModel? Content);
