using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Messages;

/// <summary>Writes how generated code gets at a message's JsonTypeInfo: the same for who reads it and who writes it.</summary>
internal static class TypeInfoSource
{
    /// <summary>The type.</summary>
    public static string Type(MessageModel message) => $"global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<{message.Type}>";

    /// <summary>The expression, of a message that a JsonSerializerContext covers.</summary>
    public static string OfContext(MessageModel message)
        => $"({Type(message)}){(message.UsesWebDefaults
            ? $"new {message.JsonContext}(new global::System.Text.Json.JsonSerializerOptions(global::System.Text.Json.JsonSerializerDefaults.Web))"
            : $"{message.JsonContext}.Default")}.GetTypeInfo(typeof({message.Type}))!";

    /// <summary>A method that gets it by reflection, for a message that no context covers.</summary>
    public static void WriteReflected(SourceWriter writer, MessageModel message, string method)
    {
        writer.Line("// No JsonSerializerContext covers the message type.");
        foreach (var (category, rule) in new[] { ("Trimming", "IL2026"), ("AOT", "IL3050") })
        {
            writer.Line($"[global::System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage(\"{category}\", \"{rule}\", Justification = \"ServerlessPatterns' analyzer warns at the class where trimming or AOT is on.\")]");
        }

        writer.Line($"private static {Type(message)} {method}()");
        writer.OpenBrace();
        writer.Line("var options = new global::System.Text.Json.JsonSerializerOptions(global::System.Text.Json.JsonSerializerDefaults.Web)");
        writer.OpenBrace();
        writer.Line("TypeInfoResolver = new global::System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),");
        writer.CloseBrace(";");
        writer.Line($"return ({Type(message)})options.GetTypeInfo(typeof({message.Type}));");
        writer.CloseBrace();
    }
}
