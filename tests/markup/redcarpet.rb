# frozen_string_literal: true

# Markdown as Slate's Redcarpet renders it: one JSON object a line in, one JSON string a line out.
# In: {"text": "...", "ids": "unique" | "nesting" | "redcarpet", "smartypants": false, "strikethrough": true}

require 'json'
require 'digest'
require 'redcarpet'
require 'active_support'
require 'active_support/core_ext/string'

# Code without a highlighter: the name as written, the code escaped.
module PlainCode
  def block_code(code, name)
    %(<pre data-name="#{CGI.escapeHTML(name.to_s)}">#{CGI.escapeHTML(code.to_s)}</pre>)
  end
end

# Ids that are unique in the file (D10.1-D10.4).
class Unique < Redcarpet::Render::HTML
  include PlainCode

  def header(text, level)
    id = text.gsub(/<[^>]*>/, '').parameterize
    id = Digest::SHA1.hexdigest(text)[0, 10] if id.strip.empty?
    count = (@counts ||= Hash.new(0))[id] += 1
    id = "#{id}-#{count}" if count > 1
    "<h#{level} id='#{id}'>#{text}</h#{level}>"
  end
end

# Ids that name the headings above (D10.8).
class Nesting < Redcarpet::Render::HTML
  include PlainCode

  def header(text, level)
    @above ||= {}
    @above[level] = text.parameterize
    outer = (1...level).map { |above| @above[above] }.compact
    "<h#{level} id='#{[*outer, text.gsub(/<[^>]*>/, '').parameterize].join('-')}'>#{text}</h#{level}>"
  end
end

# Redcarpet's own ids (D10.9).
class Own < Redcarpet::Render::HTML
  include PlainCode
end

RENDERERS = { 'unique' => Unique, 'nesting' => Nesting, 'redcarpet' => Own }.freeze

def render(job)
  kind = RENDERERS.fetch(job['ids'] || 'unique')
  kind = Class.new(kind) { include Redcarpet::Render::SmartyPants } if job['smartypants']
  Redcarpet::Markdown.new(
    job['ids'] == 'redcarpet' ? kind.new(with_toc_data: true) : kind.new,
    fenced_code_blocks: true, disable_indented_code_blocks: true, tables: true, no_intra_emphasis: true,
    strikethrough: job.fetch('strikethrough', true)
  ).render(job['text']).force_encoding(Encoding::UTF_8)
end

if ARGV.include?('--version')
  puts Redcarpet::VERSION
  exit
end

STDIN.set_encoding(Encoding::UTF_8)
STDOUT.set_encoding(Encoding::UTF_8)
STDOUT.sync = true
STDIN.each_line { |line| puts JSON.generate(render(JSON.parse(line))) }
