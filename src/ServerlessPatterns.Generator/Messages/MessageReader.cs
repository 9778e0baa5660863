using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Messages;

/// <summary>Reads how a body becomes a message.</summary>
internal static class MessageReader
{
    /// <summary>The property of SLP0018 and SLP0019 that names the consumer, by its documentation comment id.</summary>
    public const string ConsumerProperty = "Consumer";

    /// <summary>The form that a message type asks for.</summary>
    public static MessageForm Form(ITypeSymbol type, KnownTypes types)
        => type.SpecialType == SpecialType.System_String ? MessageForm.Text
            : type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } named && named.OriginalDefinition.Is(types.ReadOnlyMemory) ? MessageForm.Bytes
            : MessageForm.Json;

    public static MessageModel? Read(INamedTypeSymbol type, IParameterSymbol parameter, MessageForm form, JsonContext? json, ReadContext context)
    {
        var message = parameter.Type;
        if (form != MessageForm.Json)
        {
            return new MessageModel(message.Reference(), form, null);
        }

        if (message.Contains(static part => part.TypeKind == TypeKind.Error))
        {
            return null;
        }

        var location = HandlerReader.Location(parameter, type);
        if (MessageTypeRules.Problem(message, context) is var (problem, remedy))
        {
            context.Report(UsageRules.MessageType, location, type.Name, message.Display(), problem, remedy);
            return null;
        }

        if (json is null)
        {
            ReportReflection(type, message, location, context);
        }

        return new MessageModel(message.Reference(), form, json?.Reference, json?.UsesWebDefaults == true);
    }

    private static void ReportReflection(INamedTypeSymbol type, ITypeSymbol message, Location? location, ReadContext context)
    {
        if (context.Build is not { } build)
        {
            return;
        }

        var setting = build.PublishAot ? "PublishAot" : build.PublishTrimmed ? "PublishTrimmed" : null;
        context.Report(
            setting is null ? UsageRules.ReflectionSerializer : UsageRules.ReflectionSerializerTrimmed,
            location,
            ImmutableDictionary<string, string?>.Empty.Add(ConsumerProperty, type.GetDocumentationCommentId()),
            type.Name,
            message.Display(),
            setting);
    }
}
