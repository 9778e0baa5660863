using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Messages;

/// <summary>Reads how a body becomes a message, and a message a body.</summary>
internal static class MessageReader
{
    /// <summary>The property of SLP0018 and SLP0019 that names the class, by its documentation comment id.</summary>
    public const string ClassProperty = "Class";

    /// <summary>The property of SLP0018 and SLP0019 that names the message type, as C# refers to it.</summary>
    public const string MessageProperty = "Message";

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
            context.Report(UsageRules.MessageType, location, $"'{type.Name}.HandleAsync' takes", message.Display(), problem, remedy);
            return null;
        }

        if (json is null)
        {
            ReportReflection(type, message, "reads", location, context);
        }

        return new MessageModel(message.Reference(), form, json?.Reference, json?.UsesWebDefaults == true);
    }

    /// <summary>Reads how a message that a class sends becomes a body; null if it cannot, which is reported.</summary>
    public static MessageModel? ReadSent(DeclaredSender sender, ReadContext context)
    {
        var message = sender.Message;
        if (MessageTypeRules.WritingProblem(message, context) is var (problem, remedy))
        {
            context.Report(UsageRules.MessageType, sender.Location, $"'{sender.Class.Name}' {sender.Verb}", message.Display(), problem, remedy);
            return null;
        }

        var json = context.Index.JsonContexts.Find(message);
        if (json is null)
        {
            ReportReflection(sender.Class, message, "writes", sender.Location, context);
        }

        return new MessageModel(message.Reference(), MessageForm.Json, json?.Reference, json?.UsesWebDefaults == true);
    }

    /// <summary>Reads how a table's items become JSON and the reverse; null if they cannot, which is reported.</summary>
    public static MessageModel? ReadItem(INamedTypeSymbol type, JsonContext? json, ReadContext context)
    {
        var location = ClassReader.Location(type);
        if (MessageTypeRules.Problem(type, context) is var (problem, remedy))
        {
            context.Report(UsageRules.MessageType, location, "[CrudTable] is on", type.Display(), problem, remedy);
            return null;
        }

        if (json is null)
        {
            ReportReflection(type, type, "reads and writes", location, context);
        }

        return new MessageModel(type.Reference(), MessageForm.Json, json?.Reference, json?.UsesWebDefaults == true);
    }

    /// <summary>Reads how content becomes JSON or the reverse; null if it cannot, which is reported.</summary>
    /// <param name="type">The class.</param>
    /// <param name="subject">Who takes or gives it, the beginning of a sentence.</param>
    /// <param name="content">The content's type.</param>
    /// <param name="isRead">Whether JSON becomes content; else content becomes JSON.</param>
    /// <param name="location">Where to report.</param>
    /// <param name="context">Where to read.</param>
    public static MessageModel? ReadContent(INamedTypeSymbol type, string subject, ITypeSymbol content, bool isRead, Location? location, ReadContext context)
    {
        if ((isRead ? MessageTypeRules.Problem(content, context) : MessageTypeRules.WritingProblem(content, context)) is var (problem, remedy))
        {
            context.Report(UsageRules.MessageType, location, subject, content.Display(), problem, remedy);
            return null;
        }

        var json = context.Index.JsonContexts.Find(content);
        if (json is null)
        {
            ReportReflection(type, content, isRead ? "reads" : "writes", location, context);
        }

        return new MessageModel(content.Reference(), MessageForm.Json, json?.Reference, json?.UsesWebDefaults == true);
    }

    public static void ReportReflection(INamedTypeSymbol type, ITypeSymbol message, string verb, Location? location, ReadContext context)
    {
        if (context.Build is not { } build)
        {
            return;
        }

        var setting = build.PublishAot ? "PublishAot" : build.PublishTrimmed ? "PublishTrimmed" : null;
        context.Report(
            setting is null ? UsageRules.ReflectionSerializer : UsageRules.ReflectionSerializerTrimmed,
            location,
            message.IsAnonymousType
                ? ImmutableDictionary<string, string?>.Empty
                : ImmutableDictionary<string, string?>.Empty.Add(ClassProperty, type.GetDocumentationCommentId()).Add(MessageProperty, message.Reference()),
            type.Name,

            // typeof takes no nullable reference.
            message.WithNullableAnnotation(NullableAnnotation.None).Display(),
            verb,
            setting);
    }
}
