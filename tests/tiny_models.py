"""Models of a few thousand random numbers, of the kinds people name in their settings, saved as folders.

Each has the parts of the model it stands for (body, tokenizer, pooling, prompts, window), seeded, so that its path is
tested without a download. None knows a word.
"""

import string

LETTERS = string.ascii_lowercase + string.ascii_uppercase + string.digits + " :.?!"
CHARACTERS = "鎵鍺稀土的出口中國控制查詢"
QWEN_QUERY = "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery:"
SMALL = {
    "hidden_size": 16,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 16,
    "initializer_range": 0.7,  # wider than for training, so that every token tells in the row of its text
}


def save_e5(folder, window=64):
    """As multilingual-e5: BERT, mean over the tokens, length 1; its settings name no prompts."""
    from transformers import BertConfig, BertModel

    tokenizer = wordpiece()
    config = BertConfig(vocab_size=len(tokenizer), max_position_embeddings=window, **SMALL)
    return _save_encoder(folder, BertModel, config, tokenizer, "mean", window)


def save_bge_m3(folder, window=1024):
    """As bge-m3: XLM-RoBERTa with a SentencePiece tokenizer, the first token's row, length 1, a long window."""
    from transformers import XLMRobertaModel

    tokenizer, config = sentencepiece(), xlm_roberta(window)
    return _save_encoder(folder, XLMRobertaModel, config, tokenizer, "cls", window)


def save_qwen3(folder, window=2048, padding="left"):
    """As Qwen3-Embedding: a decoder in half width, the last token's row, length 1, a prompt for questions."""
    import torch
    from transformers import Qwen3Config, Qwen3Model

    tokenizer = bytepairs(padding)
    config = Qwen3Config(
        vocab_size=len(tokenizer), head_dim=8, num_key_value_heads=1, max_position_embeddings=window, **SMALL
    )
    prompts = {"query": QWEN_QUERY, "document": ""}
    return _save_encoder(folder, Qwen3Model, config, tokenizer, "lasttoken", window, prompts, torch.bfloat16)


def save_cross_encoder(folder, labels=1, window=1024):
    """As bge-reranker-v2-m3: XLM-RoBERTa with one score on top, saved without sentence-transformers."""
    import torch
    from transformers import XLMRobertaForSequenceClassification

    torch.manual_seed(5)
    config = xlm_roberta(window)
    config.num_labels = labels
    model = XLMRobertaForSequenceClassification(config)
    model.save_pretrained(folder)
    sentencepiece().save_pretrained(folder)
    return folder


def _save_encoder(folder, kind, config, tokenizer, pooling, window, prompts=None, dtype=None):
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules import Normalize
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer

    torch.manual_seed(1)
    parts = folder.parent / f"{folder.name}-parts"
    kind(config).to(dtype or torch.float32).save_pretrained(parts)
    tokenizer.save_pretrained(parts)
    modules = [Transformer(str(parts), max_seq_length=window), Pooling(16, pooling), Normalize()]
    SentenceTransformer(modules=modules, prompts=prompts, device="cpu").save(str(folder))
    return folder


def xlm_roberta(window):
    """The shape of a small XLM-RoBERTa. Its positions begin after the number of the padding, so it has two more."""
    from transformers import XLMRobertaConfig

    size = len(sentencepiece())
    return XLMRobertaConfig(
        vocab_size=size, max_position_embeddings=window + 2, type_vocab_size=1, pad_token_id=1, **SMALL
    )


def wordpiece():
    """BERT's tokenizer over letters and a few characters."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    letters = sorted(set(LETTERS.lower()) - {" "})
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *letters, *(f"##{letter}" for letter in letters), *CHARACTERS]
    vocabulary = {word: number for number, word in enumerate(words)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="[UNK]", pad_token="[PAD]", cls_token="[CLS]", sep_token="[SEP]"
    )


def sentencepiece():
    """XLM-RoBERTa's tokenizer: a unigram model over letters and a few characters."""
    from transformers import XLMRobertaTokenizer

    pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
    pieces += [(letter, -3.0) for letter in LETTERS if letter != " "] + [(each, -3.0) for each in CHARACTERS]
    return XLMRobertaTokenizer(vocab=[*pieces, ("<mask>", 0.0)])


def bytepairs(padding):
    """Qwen's tokenizer over single bytes; every text ends as Qwen3-Embedding's does. padding: "left" or "right"."""
    from tokenizers import pre_tokenizers, processors
    from transformers import Qwen2Tokenizer

    end = "<|endoftext|>"
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {letter: number for number, letter in enumerate(alphabet)} | {end: len(alphabet)}
    tokenizer = Qwen2Tokenizer(vocab=vocabulary, merges=[], padding_side=padding)
    tokenizer.backend_tokenizer.post_processor = processors.TemplateProcessing(
        single=f"$A {end}", pair=f"$A {end} $B {end}", special_tokens=[(end, vocabulary[end])]
    )
    return tokenizer
