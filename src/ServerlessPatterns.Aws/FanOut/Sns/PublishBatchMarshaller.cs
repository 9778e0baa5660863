using System.Text.Unicode;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace ServerlessPatterns.Aws;

/// <summary>Writes <see cref="PublishBatchRequest"/>.</summary>
internal sealed class PublishBatchMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static PublishBatchMarshaller Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var publish = (PublishBatchRequest)input;
        var messages = publish.Messages.Span;
        var capacity = 0;
        foreach (ref readonly var message in messages)
        {
            capacity += MessageForm.Capacity(message);
        }

        var form = QueryForm.Create(publish, "PublishBatch"u8, capacity, out var request);
        form.Raw("&TopicArn="u8);
        form.Value(publish.TopicArn);
        Span<byte> buffer = stackalloc byte[64];
        for (var index = 0; index < messages.Length; index++)
        {
            Utf8.TryWrite(buffer, $"PublishBatchRequestEntries.member.{index + 1}.", out var length);
            var prefix = buffer[..length];
            form.Raw("&"u8);
            form.Raw(prefix);
            form.Raw("Id="u8);
            form.Raw(index);
            MessageForm.Write(form, prefix, messages[index]);
        }

        return request;
    }
}
