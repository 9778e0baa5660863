using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>A HandleAsync as it is read, before it becomes part of a model.</summary>
/// <param name="Message">The message's parameter.</param>
/// <param name="Parameters">What the method takes, in order.</param>
/// <param name="Return">What it returns.</param>
internal readonly record struct HandlerMethod(IParameterSymbol Message, EquatableArray<HandlerParameter> Parameters, HandlerReturn Return);
