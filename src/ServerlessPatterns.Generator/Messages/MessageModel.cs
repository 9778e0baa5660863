namespace ServerlessPatterns.Generator.Messages;

/// <summary>A message type.</summary>
/// <param name="Type">The type as C# refers to it.</param>
/// <param name="Form">How its body is read.</param>
/// <param name="JsonContext">The JsonSerializerContext that covers it, as C# refers to it; null: the reflection serializer.</param>
/// <param name="UsesWebDefaults">The context says nothing of options, so that JsonSerializerDefaults.Web holds.</param>
internal sealed record MessageModel(string Type, MessageForm Form, string? JsonContext, bool UsesWebDefaults = false);
